import {
  chmodSync,
  linkSync,
  mkdirSync,
  lstatSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, posix } from "node:path";
import type { RandomSource } from "./random-source.ts";

const NAMES = [
  ...["a", "b", "c", "ab", "a.b", ".a", "A", "é", "a b", " a", "a.js", "b.js", "c.log", "x-y"],
  ...["[a]", "{a}", "a\\b", "!a", "#a", "~", "'", '"', "$a", "a+b", "(a)", "^a", "a|b", "a*b"],
  ...["node_modules", "dist", ".git", "a\nb", "😀", "a?", "e\u0301"],
];
const FILE_MODES = [0o644, 0o644, 0o755, 0o600, 0o400, 0o4755, 0o2711, 0o1666, 0o777, 0];
const FOLDER_MODES = [0o755, 0o755, 0o700, 0o775, 0o1777, 0o2755, 0o555];
const TARGETS = ["a", "../a", "/etc/passwd", ".", "nowhere", "a/b", "..", "é"];

/** Fills a folder that is there with random files, links and folders. */
export function fillFolder(folder: string, random: RandomSource): void {
  const folders = [folder];
  const files: string[] = [];
  const count = random.between(0, 25);
  for (let made = 0; made < count; made += 1) {
    const path = join(random.pick(folders), random.pick(NAMES));
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    const kind = random.below(12);
    if (kind < 4) {
      mkdirSync(path);
      folders.push(path);
    } else if (kind === 4) symlinkSync(random.pick(TARGETS), path);
    else if (kind === 5 && files.length > 0) linkSync(random.pick(files), path);
    else {
      writeFileSync(
        path,
        random.chance(0.1) ? "" : `${random.below(1000)}\n`.repeat(random.between(1, 9)),
      );
      chmodSync(path, random.pick(FILE_MODES));
      if (random.chance(0.2)) utimesSync(path, random.below(2e9), random.below(2e9));
      files.push(path);
    }
  }
  for (const made of folders.slice(1)) chmodSync(made, random.pick(FOLDER_MODES));
}

/** The text of an ignore file whose patterns a builder takes; null for none. */
export function ignoreText(random: RandomSource): string | null {
  if (random.chance(0.1)) return null;
  const count = random.between(0, 7);
  const lines = Array.from({ length: count }, () => ignoreLine(random)).filter(
    (line) => !exceptsNothing(line),
  );
  const newline = random.chance(0.1) ? "\r\n" : "\n";
  return (random.chance(0.1) ? "\ufeff" : "") + lines.join(newline) + random.pick(["", newline]);
}

/** A build stops at such a line: see the tests of bad ignore files. */
function exceptsNothing(line: string): boolean {
  const body = /^\s*!(.*)$/s.exec(line)?.[1]?.trim();
  return body === "" || (body !== undefined && posix.normalize(body) === "/");
}

const SEGMENTS = [
  ...["a", "b", "c", "ab", "a.b", ".a", "A", "é", "a b", "*", "*", "**", "**", "*.js", "?", "a*"],
  ...[
    "*b",
    "[a-c]",
    "[^a]",
    "\\[a\\]",
    "{a}",
    "node_modules",
    "dist",
    "a**",
    "**b",
    "*.*",
    "??",
    "!a",
  ],
  ...[
    "\\!a",
    "#a",
    "\\#a",
    "(a)",
    "a+b",
    "$a",
    "^a",
    "a|b",
    "\\a",
    "a\\*b",
    ".",
    "..",
    "[a]",

    "😀",
  ],
];

function ignoreLine(random: RandomSource): string {
  const kind = random.below(14);
  if (kind === 0)
    return random.pick(["", "# comment", "  ", " # no comment", "/", ".", "./", "\t"]);
  const length = random.pick([1, 1, 1, 2, 2, 3]);
  const segments = Array.from({ length }, () => random.pick(SEGMENTS));
  const start = random.pick(["", "", "", "", "/", "./", " ", "//"]);
  const end = random.pick(["", "", "", "", "/", "/.", "  ", "/**", "/*"]);
  const negation = random.chance(0.3) ? random.pick(["!", "! ", "!/"]) : "";
  return `${negation}${start}${segments.join("/")}${end}`;
}
