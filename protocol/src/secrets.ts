/**
 * Values that must not be shown, logged or exported: environment values whose name or form says
 * that they are secret, credentials in addresses and in command-line arguments.
 */

/** What stands where a secret was. It does not tell the secret's length. */
export const MASK = "••••••";

const SECRET_NAME =
  /(?:^|[_.-])(?:pass(?:word|wd|phrase)?|secrets?|tokens?|credentials?|auth|apikey|accesskey|privatekey|dsn)(?:$|[_.-])|[_.-]pwd$|passw(?:or)?d|secret|token|(?:api|access|private|encryption|signing|master|auth)[_.-]?keys?(?:$|[_.-])/i;

/** Endings that say: not the secret but where it is or how it is used. */
const HARMLESS_ENDING =
  /[_.-](?:file|path|dir|url|uri|host|ttl|expiry|expires(?:[_.-]in)?|enabled|type|name|length)$/i;

const SECRET_VALUE =
  /^(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{30,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{16}|sk-[\w-]{20,}|eyJ[\w-]+\.[\w-]+\.[\w-]*)$|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** `scheme://user:password@`. A scheme is tried from its start alone: long words cost no time. */
const ADDRESS_CREDENTIALS = /((?<![a-z0-9+.-])[a-z0-9+.-]+:\/\/[^\s/:@]*):[^\s/@]+@/gi;

const ARGUMENT = /^(--?[\w.-]+)(?:=(.*))?$/s;

/** Whether the value of something so called is a secret. */
export function isSecret(name: string, value: string): boolean {
  if (value === "") {
    return false;
  }
  return (
    (SECRET_NAME.test(camelToSnake(name)) && !HARMLESS_ENDING.test(name)) ||
    SECRET_VALUE.test(value)
  );
}

/** A value as it may be shown under that name. */
export function maskValue(name: string, value: string): string {
  return isSecret(name, value) ? MASK : maskText(value);
}

/** `NAME=value` as it may be shown; a text without `=` has no value to hide. */
export function maskEnvironmentEntry(entry: string): string {
  const equals = entry.indexOf("=");
  if (equals < 0) {
    return entry;
  }
  const name = entry.slice(0, equals);
  return `${name}=${maskValue(name, entry.slice(equals + 1))}`;
}

/** A text with the passwords of its addresses hidden. */
export function maskText(text: string): string {
  return text.replace(ADDRESS_CREDENTIALS, `$1:${MASK}@`);
}

/** Arguments of a program: `--password=x`, `--token x`, and entries that are `NAME=value`. */
export function maskArguments(words: readonly string[]): readonly string[] {
  let nextIsSecret = false;
  return words.map((word) => {
    const hidden = nextIsSecret && !word.startsWith("-");
    nextIsSecret = false;
    if (hidden) {
      return MASK;
    }
    const [, flag, value] = ARGUMENT.exec(word) ?? [];
    if (flag === undefined) {
      return maskEnvironmentEntry(word);
    }
    const secret = SECRET_NAME.test(flag) && !HARMLESS_ENDING.test(flag);
    nextIsSecret = secret && value === undefined;
    return secret && value !== undefined ? `${flag}=${MASK}` : maskText(word);
  });
}

/**
 * A copy of the engine's JSON description of an object that may be shown: environment, arguments,
 * labels and options masked. Anything that is not JSON data is left out.
 */
export function maskDescription(value: unknown): unknown {
  return maskNode("", value);
}

export type SecretKind = keyof typeof SHAPES;

/** A secret in a text, told by its form alone. */
export interface FoundSecret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

/** Tokens and keys of known forms anywhere in a text, in its order. Linear in its length. */
export function findSecrets(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const match of text.matchAll(ANY_SHAPE)) {
    const [kind, secret] =
      Object.entries<string | undefined>(match.groups ?? {}).find(
        ([, part]) => part !== undefined,
      ) ?? [];
    const name = kind?.replaceAll("_", "-");
    if (secret === undefined || !isSecretKind(name) || isExample(secret)) {
      continue;
    }
    const start = match.index + match[0].length - secret.length;
    found.push({ kind: name, start, end: start + secret.length });
  }
  return found;
}

const SHAPES = {
  "private-key": "-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----",
  "aws-key": "(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])",
  "docker-token": "dckr_pat_[\\w-]{20,}",
  "github-token": "gh[pousr]_\\w{20,}|github_pat_\\w{20,}",
  "gitlab-token": "glpat-[\\w-]{16,}",
  "google-key": "AIza[\\w-]{35}(?![\\w-])",
  "hugging-face-token": "hf_[A-Za-z]{34}(?![A-Za-z])",
  jwt: "eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}",
  "npm-token": "npm_\\w{30,}",
  "pypi-token": "pypi-AgEI[\\w-]{50,}",
  "secret-key": "sk-[\\w-]{20,}",
  "sendgrid-key": "SG\\.[\\w-]{22}\\.[\\w-]{43}(?![\\w-])",
  "slack-token": "xox[abprs]-[\\w-]{10,}",
  "stripe-key": "[rs]k_(?:live|test)_[A-Za-z0-9]{16,}",
} as const;

const ANY_SHAPE = new RegExp(
  `(?<![\\w-])(?:${Object.entries(SHAPES)
    .map(([kind, shape]) => `(?<${kind.replaceAll("-", "_")}>${shape})`)
    .join("|")})`,
  "g",
);

function isSecretKind(name: string | undefined): name is SecretKind {
  return name !== undefined && Object.hasOwn(SHAPES, name);
}

/** What stands in documentation, and words that only begin like a key. */
function isExample(secret: string): boolean {
  return /EXAMPLE|x{6}|X{6}|0{8}|\.{3}/.test(secret) || !/\d|^-{5}|^hf_/.test(secret);
}

function maskNode(name: string, value: unknown): unknown {
  if (typeof value === "string") {
    return maskValue(name, value);
  }
  if (Array.isArray(value)) {
    return maskArray(name, value);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskNode(key, item)]));
}

function maskArray(name: string, items: readonly unknown[]): readonly unknown[] {
  if (!items.every((item) => typeof item === "string")) {
    return items.map((item) => maskNode("", item));
  }
  if (name === "Env") {
    return items.map(maskEnvironmentEntry);
  }
  return maskArguments(items);
}

function camelToSnake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2");
}
