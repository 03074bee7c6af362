import type { RunScript, ShellCommand, ShellWord } from "../../shell/run-scripts.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import type { Edit } from "../../text/edit.ts";
import { programName } from "./package-managers.ts";
import { wordAfter } from "./run-edits.ts";

/** A call of curl that fetches something over HTTP. */
interface CurlCall {
  readonly command: ShellCommand;
  /** Letters and long names of its options, without dashes. */
  readonly options: ReadonlySet<string>;
  readonly urls: readonly ShellWord[];
}

/** Null for other programs, and for calls that fetch nothing from elsewhere. */
export function curlCall(command: ShellCommand): CurlCall | null {
  if (programName(command.name) !== "curl") return null;
  const options = new Set<string>();
  const urls: ShellWord[] = [];
  let takesNext = false;
  for (const word of command.args) {
    if (takesNext) {
      takesNext = false;
      continue;
    }
    if (!word.text.startsWith("-") || word.text === "-") urls.push(word);
    else takesNext = readOption(word.text, options);
  }
  const isAway = urls.length > 0 && !urls.some(({ text }) => ELSEWHERE.test(text));
  return isAway ? { command, options, urls } : null;
}

/** This machine itself, and what is no HTTP. */
const ELSEWHERE =
  /^(?:https?:\/\/)?(?:localhost|127\.|\[::1\]|0\.0\.0\.0)|^(?:file|ftps?|sftp|scp):/;
const VALUE_LETTERS = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";
const VALUE_OPTIONS: ReadonlySet<string> = new Set(
  `output header data data-binary data-raw data-urlencode request user user-agent referer cookie
  cookie-jar form url-query upload-file max-time connect-timeout retry retry-delay retry-max-time
  write-out proxy proxy-user cacert capath cert key config range resolve interface limit-rate
  output-dir dump-header stderr ciphers tls-max noproxy max-redirs json unix-socket time-cond
  continue-at oauth2-bearer parallel-max rate url`.split(/\s+/),
);

/** Notes the options that a word holds; true where the next word is a value. */
function readOption(text: string, options: Set<string>): boolean {
  if (text.startsWith("--")) {
    const name = text.slice(2).split("=")[0] ?? "";
    options.add(name);
    return !text.includes("=") && VALUE_OPTIONS.has(name);
  }
  for (let index = 1; index < text.length; index += 1) {
    const letter = text.charAt(index);
    options.add(letter);
    if (VALUE_LETTERS.includes(letter)) return index === text.length - 1;
  }
  return false;
}

/** Adds an option to the letters that are there, else as a word of its own. */
export function addLetter(
  dockerfile: Dockerfile,
  script: RunScript,
  { command: { name, args } }: CurlCall,
  letter: string,
): Edit {
  const [first] = args;
  const { start, end } = first?.span ?? name.span;
  const isBundle = /^-[#gkLnsSvfO]+$/.test(first?.text ?? "");
  if (isBundle && dockerfile.text.slice(start, end) === first?.text) {
    return { span: { start: start + 1, end: start + 1 }, text: letter };
  }
  return wordAfter(dockerfile, script, name, `-${letter}`);
}
