/**
 * Does a variable's name say that it holds a secret, between underscores? Names of what is public,
 * of files and of versions do not.
 */
export function isNamedAsSecret(name: string): boolean {
  const parts = name.toLowerCase().split("_");
  return parts.some((part) => SECRET.has(part)) && !parts.some((part) => PLAIN.has(part));
}

const SECRET: ReadonlySet<string> = new Set([
  "apikey",
  "auth",
  "credential",
  "credentials",
  "key",
  "passwd",
  "password",
  "pword",
  "secret",
  "token",
]);

const PLAIN: ReadonlySet<string> = new Set(["public", "file", "version"]);

/** Might the name be one of a secret, or of who has it, though it does not plainly say so? */
export function mayBeSecret(name: string): boolean {
  const lower = name.toLowerCase();
  if (/tokeniz|(?:^|_)(?:public|file|files|path|dir|version)(?:_|$)/.test(lower)) return false;
  return SENSITIVE_PART.test(lower) || SENSITIVE.has(lower);
}

const SENSITIVE_PART = /api_key|client_key|password|private|secret|token|username/;

const SENSITIVE: ReadonlySet<string> = new Set(
  `access_key access_key_id apikey aws_access_key aws_access_key_id auth auth_key credentials creds
  db_pass db_pwd db_user jwt login master_key mysql_pwd pass passphrase passwd pgp_key pin pwd
  rsa_key root_pass session_key signing_key ssh_key ssh_pass sshkey ssl_key user_pass`.split(/\s+/),
);
