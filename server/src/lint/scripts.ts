import type { Analysis } from "../model/analysis.ts";
import { readRunScript, type RunScript } from "../shell/run-scripts.ts";
import { readShellScript, type ShellScript } from "../shell/shell-script.ts";
import type { Shell } from "../shell/shell.ts";
import type { Instruction } from "../syntax/tree.ts";
import type { StageState } from "../model/stage-state.ts";
import { shellPragmas } from "./shell-pragma.ts";

/** A RUN, alone or behind ONBUILD, and the SHELL that it runs in; null is the platform's own. */
interface Run {
  readonly instruction: Instruction;
  readonly shell: readonly string[] | null;
}

/** A RUN with all that may be looked for in it. */
interface ReadRun extends Run {
  /** As the shell is given it, and as it is written. */
  readonly texts: readonly string[];
  /** What stands in it between blanks and signs. */
  readonly words: ReadonlySet<string>;
}

/** Whether some RUN's text holds one of the words. */
export function someRunHolds(analysis: Analysis, words: readonly string[]): boolean {
  return runsOf(analysis).some((run) => holds(run, words));
}

/** A sign may stand anywhere; a word, or a pattern of words, stands by itself. */
function holds({ words, texts }: ReadRun, wanted: readonly string[]): boolean {
  return wanted.some((word) => {
    if (/^[\w-]+$/.test(word)) return words.has(word);
    if (/^\W+$/.test(word)) return texts.some((text) => text.includes(word));
    const pattern = new RegExp(`(?<![\\w-])(?:${word})(?![\\w-])`);
    return texts.some((text) => pattern.test(text));
  });
}

function runsOf({ dockerfile, checkable: evaluation }: Analysis): readonly ReadRun[] {
  const pragma = shellPragmas(dockerfile);
  return evaluation.stages.flatMap(({ steps }) =>
    steps.flatMap(({ instruction, before }) => {
      const run = instruction.trigger ?? instruction;
      if (run.keyword !== "RUN") return [];
      // The heredocs of a trigger belong to the instruction that holds it.
      const written = dockerfile.text.slice(run.span.start, instruction.span.end);
      const texts = [run.line.text, written];
      const words = new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));
      const shell = pragma(instruction.span.start) ?? before.shell;
      return [{ instruction: withHeredocs(run, instruction), shell, texts, words }];
    }),
  );
}

/** An instruction whose text is a script, and what it finds when it runs. */
interface ScriptHolder extends Run {
  /** With its heredocs, as written. */
  readonly text: string;
  readonly state: StageState;
}

/** Whether one of the patterns fits a text that a build or a container runs in a shell. */
export function someScriptFits(analysis: Analysis, patterns: readonly RegExp[]): boolean {
  if (patterns.length === 0) return false;
  return scriptHolders(analysis).some(({ text }) => patterns.some((pattern) => pattern.test(text)));
}

function scriptHolders({ dockerfile, checkable: evaluation }: Analysis): readonly ScriptHolder[] {
  const pragma = shellPragmas(dockerfile);
  return evaluation.stages.flatMap(({ steps }) =>
    steps.flatMap(({ instruction, before }) => {
      const run = instruction.trigger ?? instruction;
      if (!RUNNING.has(run.keyword) || run.args.kind === "json") return [];
      const text = dockerfile.text.slice(run.span.start, instruction.span.end);
      const shell = pragma(instruction.span.start) ?? before.shell;
      return [{ instruction: withHeredocs(run, instruction), shell, text, state: before }];
    }),
  );
}

const RUNNING: ReadonlySet<string> = new Set(["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"]);

/** A build hands these to RUN without being asked. */
const PROXIES = ["http", "https", "ftp", "no", "all"].flatMap((name) => [
  `${name}_proxy`,
  `${name.toUpperCase()}_PROXY`,
]);

function withHeredocs(run: Instruction, holder: Instruction): Instruction {
  return run === holder ? run : { ...run, heredocs: holder.heredocs };
}

/** Reads the scripts that rules ask for, each once. */
export class LazyScripts {
  readonly #analysis: Analysis;
  readonly #shell: Shell | null;
  readonly #read = new Map<number, RunScript | null>();
  readonly #factsRead = new Map<ScriptHolder, ShellScript | null>();
  #runs: readonly ReadRun[] | null = null;
  #holders: readonly ScriptHolder[] | null = null;

  constructor(analysis: Analysis, { shell }: { readonly shell: Shell | null }) {
    this.#analysis = analysis;
    this.#shell = shell;
  }

  get(words: readonly string[]): readonly RunScript[] {
    this.#runs ??= runsOf(this.#analysis);
    return this.#runs.filter((run) => holds(run, words)).flatMap((run) => this.#script(run) ?? []);
  }

  /** The scripts as data whose text the pattern fits. */
  fitting(pattern: RegExp): readonly ShellScript[] {
    this.#holders ??= scriptHolders(this.#analysis);
    return this.#holders
      .filter(({ text }) => pattern.test(text))
      .flatMap((holder) => this.#facts(holder) ?? []);
  }

  #facts(holder: ScriptHolder): ShellScript | null {
    const known = this.#factsRead.get(holder);
    if (known !== undefined || this.#shell === null) return known ?? null;
    const { text, escape } = this.#analysis.dockerfile;
    const { variables, declared } = holder.state.environment;
    const names = new Set([...variables.map(({ name }) => name), ...declared, ...PROXIES]);
    const script = readShellScript(this.#shell, { ...holder, text, escape, known: names });
    this.#factsRead.set(holder, script);
    return script;
  }

  #script({ instruction, shell }: Run): RunScript | null {
    const key = instruction.span.start;
    const known = this.#read.get(key);
    if (known !== undefined || this.#shell === null) return known ?? null;
    const { text, escape } = this.#analysis.dockerfile;
    const script = readRunScript(this.#shell, { text, escape, instruction, shell });
    this.#read.set(key, script);
    return script;
  }
}
