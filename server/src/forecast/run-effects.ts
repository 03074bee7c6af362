import { joinImagePath } from "../model/image-path.ts";

/** What a command is known to do to files at most. */
export interface RunEffects {
  /** Absolute paths at which, and below which, it may change something. */
  readonly paths: readonly string[];
}

export interface RunCommand {
  /** The script of the shell form, or the heredoc, or the words of the exec form. */
  readonly run: string | readonly string[];
  /** What the script reads from heredocs that it expands; literal ones do nothing. */
  readonly expanded?: readonly string[];
  readonly workdir: string;
  /** Targets of its mounts, below which a builder may leave empty folders. */
  readonly mounted: readonly string[];
}

/**
 * The effects of plain commands; null where they may do anything: a program that is not known, a
 * path that is not written out, a folder that it goes into.
 */
export function effectsOf({ run, expanded = [], workdir, mounted }: RunCommand): RunEffects | null {
  const own =
    typeof run === "string" ? scriptEffects(run, expanded, workdir) : argvEffects(run, workdir);
  if (own === null) return null;
  return { paths: [...ALWAYS, ...mounted.map((target) => joinImagePath(workdir, target)), ...own] };
}

function scriptEffects(
  script: string,
  expanded: readonly string[],
  workdir: string,
): readonly string[] | null {
  const text = script.replaceAll(/\$\{(\w+)\}/g, "$$$1").replaceAll(HEREDOC, "");
  // An escape, a substitution, a group, a file that is read: not read here.
  if (/[\\`(){}<]/.test(text) || expanded.some((body) => /[`(]/.test(body))) return null;
  const paths: string[] = [];
  for (const piece of text.split(/(?:&&|\|\||[;|\n])+/)) {
    const effects = commandEffects(piece.trim(), workdir);
    if (effects === null) return null;
    paths.push(...effects);
  }
  return paths;
}

const HEREDOC = /\d?<<-?(?:\w+|"\w+"|'\w+')/g;

/** No shell reads the words: a `$` or `>` in them is only that. */
function argvEffects(argv: readonly string[], workdir: string): readonly string[] | null {
  const [program = "", option = "", script] = argv;
  if (/^(?:\/bin\/)?sh$/.test(program) && option === "-c" && script !== undefined) {
    return scriptEffects(script, [], workdir);
  }
  return programEffects(argv, workdir);
}

/** A builder puts files of its own there while a command runs. */
const ALWAYS = ["/etc", "/dev", "/proc", "/sys", "/run", "/tmp", "/var"];

/** They write to their output alone, whatever their arguments are. */
const WRITE_NOTHING: ReadonlySet<string> = new Set(
  (
    "echo printf true false : test [ cat ls sleep head tail wc grep cut tr pwd id sha256sum set " +
    "umask date uname whoami which basename dirname stat du df readlink"
  ).split(" "),
);

/** They change what their arguments name. */
const CHANGE_ARGUMENTS: ReadonlySet<string> = new Set(
  "mkdir rmdir rm touch chmod chown tee".split(" "),
);

/** They change the system's lists of users, and a home folder. */
const CHANGE_USERS: ReadonlySet<string> = new Set(
  "adduser addgroup useradd groupadd usermod groupmod deluser delgroup userdel groupdel".split(" "),
);

function commandEffects(piece: string, workdir: string): readonly string[] | null {
  if (piece === "" || piece.startsWith("#")) return [];
  if (/["']/.test(withoutQuoted(piece))) return null;
  const words = piece.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  const paths: string[] = [];
  const plain: string[] = [];
  const left = words.values();
  for (const word of left) {
    const redirection = /^\d?>>?(.*)$/.exec(word);
    if (redirection === null) {
      if (/[>&]/.test(withoutQuoted(word))) return null;
      plain.push(word);
      continue;
    }
    const [, joined = ""] = redirection;
    if (/^&[12]$/.test(joined)) continue;
    const path = pathOf(joined === "" ? (left.next().value ?? "") : joined, workdir);
    if (path === null) return null;
    if (path !== "/dev/null") paths.push(path);
  }
  const effects = programEffects(plain, workdir);
  return effects === null ? null : [...paths, ...effects];
}

function programEffects(words: readonly string[], workdir: string): readonly string[] | null {
  const [name = "", ...rest] = words;
  if (WRITE_NOTHING.has(name)) return [];
  const named = rest.filter((argument) => !argument.startsWith("-"));
  if (CHANGE_USERS.has(name)) return userEffects(rest);
  if (name === "cp") {
    // Without options it makes no links, and all that it changes is at its last argument.
    const last = named.at(-1);
    return last === undefined || named.length < rest.length ? null : pathsOf([last], workdir);
  }
  // What is a mode or an owner counts as a path too, which does no harm.
  return CHANGE_ARGUMENTS.has(name) ? pathsOf(named, workdir) : null;
}

/** A home folder is named by its whole path, or lies where they all do. */
function userEffects(rest: readonly string[]): readonly string[] | null {
  const homes = rest.filter((_, index) => HOME_OPTION.test(rest[index - 1] ?? ""));
  const written = [...homes, ...rest.filter((argument) => /[/$]/.test(argument))];
  return written.some((argument) => !argument.startsWith("/"))
    ? null
    : pathsOf(["/home", ...new Set(written)], "/");
}

const HOME_OPTION = /^(?:-\w*[hd]|--home)$/;

/** Null where one of them is not written out. */
function pathsOf(words: readonly string[], workdir: string): readonly string[] | null {
  const paths = words.map((word) => pathOf(word, workdir));
  return paths.every((path) => path !== null) ? paths : null;
}

function withoutQuoted(word: string): string {
  return word.replaceAll(/"[^"]*"|'[^']*'/g, "");
}

/** Null where the text says it only when it runs. */
function pathOf(word: string, workdir: string): string | null {
  if (word === "" || /["'$~&>*?[\]]/.test(word)) return null;
  return joinImagePath(workdir, word);
}

const HARMLESS: ReadonlySet<string> = new Set(
  (
    "echo printf cat mkdir touch true false : test [ chmod chown sleep date ls sort uniq head " +
    "tail wc grep sed tr cut pwd id env export cd set addgroup adduser rmdir rm sha256sum md5sum"
  ).split(" "),
);

/** Whether a command makes no links: of its words that start a command, all are known not to. */
export function makesNoLinks(command: string): boolean {
  return command.split(/[;&|\n(){}`]+/).every((piece) => {
    const words = piece.trim().split(/\s+/);
    const first = words.find((word) => !/^\w+=/.test(word)) ?? "";
    if (first === "cp") return words.every((word) => !word.startsWith("-"));
    return first === "" || first.startsWith("#") || HARMLESS.has(first);
  });
}
