export type Level = "error" | "warning" | "info" | "debug";

/** From the gravest. */
export const LEVELS: readonly Level[] = ["error", "warning", "info", "debug"];

/** Where a line says its level, it does so near its beginning. */
const HEAD = 240;

/** How grave a line says it is; null where it does not say. */
export function levelOf(line: string): Level | null {
  const head = line.length > HEAD ? line.slice(0, HEAD) : line;
  const named = NAMED.exec(line.startsWith("{") ? line : head);
  if (named !== null) return levelOfWord(named[1] ?? named[2] ?? "");
  const word = WORD.exec(head);
  if (word !== null) return levelOfWord(word[1] ?? word[2] ?? "");
  const [, letter] = GLOG.exec(head) ?? [];
  if (letter !== undefined) return letter === "W" ? "warning" : letter === "I" ? "info" : "error";
  return THROWN.test(head) ? "error" : null;
}

/** Whether a line goes on with the one before, as the lines of a stack trace do. */
export function isContinuation(line: string): boolean {
  return /^(?:\s+\S|Caused by: |\.\.\. \d+ more)/.test(line);
}

const WORDS: Readonly<Record<Level, string>> = {
  error: "emerg|emergency|alert|fatal|panic|critical|crit|severe|error|err|eror",
  warning: "warning|warn|wrn",
  info: "notice|info|information|inf",
  debug: "debug|dbug|dbg|trace|trce|trc|verbose|finest|finer|fine",
};

const ALL = Object.values(WORDS).join("|");

/** `"level":"warn"`, `"level":40`, `level=warn` */
const NAMED =
  /["']?\b(?:log\.?level|level|lvl|levelname|severity)["']?\s*[:=]\s*(?:["']?([a-z]+)|(\d{2})\b)/i;

/** In capitals anywhere, or in brackets, or before a colon at the start. */
const WORD = new RegExp(
  `(?:^|[\\s[(<|"'/])(${ALL.toUpperCase()})(?=$|[\\s\\])>|:,;"'!/-])|(?:^|[[<(])(${[ALL, capitals(ALL)].join("|")})(?=[\\]>):])`,
);

/** `W0131 12:00:00.000000` */
const GLOG = /^([IWEF])\d{4} \d\d:\d\d:\d\d/;

const THROWN =
  /^(?:\s*(?:Uncaught )?[\w.$]*(?:Error|Exception)(?::|$)|Traceback \(|panic: |Exception in thread )/;

function levelOfWord(word: string): Level | null {
  // As bunyan and pino number them.
  if (/^\d/.test(word)) {
    const number = Number(word);
    return number >= 50 ? "error" : number >= 40 ? "warning" : number >= 30 ? "info" : "debug";
  }
  const lower = word.toLowerCase();
  return LEVELS.find((level) => WORDS[level].split("|").includes(lower)) ?? null;
}

function capitals(words: string): string {
  return words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
