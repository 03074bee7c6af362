import type { LogicalText } from "../syntax/logical-text.ts";
import type { Instruction } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { posixScript, type RunSource, shellName } from "./run-scripts.ts";
import type { Dialect, Place, ScriptFacts } from "./script-facts.ts";
import type { Shell } from "./shell.ts";

/** The script of one instruction as data: see {@link ScriptFacts}. */
export interface ShellScript {
  readonly instruction: Instruction;
  /** A build runs it, or a container does, with variables that no Dockerfile tells. */
  readonly runsIn: "build" | "container";
  /** Its offsets count from the script's start. */
  readonly facts: ScriptFacts;
  /** It ends at the first command that fails. */
  readonly exitsOnError: boolean;
  /** Variables that are set when it begins. */
  readonly known: ReadonlySet<string>;
  /** Where a part of it stands in the Dockerfile. */
  readonly span: (place: Place) => Span;
}

interface ShellScriptSource extends RunSource {
  readonly known: ReadonlySet<string>;
}

/** Null where there is no shell's script: exec form, PowerShell, an interpreter of its own. */
export function readShellScript(shell: Shell, source: ShellScriptSource): ShellScript | null {
  const { instruction, known } = source;
  if (instruction.args.kind === "json") return null;
  const script = posixScript(source);
  if (script === null) return null;
  const dialect = dialectOf(script.shell);
  if (dialect === null) return null;
  const text = withoutSubcommand(script.text, instruction);
  const clean = [...known].filter((name) => text.text.includes(name)).sort();
  if (ALMOST_JSON.test(text.text)) return null;
  const facts = shell.facts(text.text, dialect, clean);
  const flags = script.shell?.slice(1) ?? [];
  return {
    instruction,
    runsIn: instruction.keyword === "RUN" ? "build" : "container",
    facts,
    exitsOnError: facts.exitsOnError || flags.some((flag) => /^-[a-zA-Z]*e/.test(flag)),
    known,
    span: ({ start, end }) => text.sourceSpan(start, end),
  };
}

/** Exec form with a mistake in it: `['a', 'b']`. That is told elsewhere. */
const ALMOST_JSON = /^\[(?:['"]|[^\]'"]*['"][^\]'"]*['"],)/;

const DIALECTS: Readonly<Record<string, Dialect>> = {
  sh: "sh",
  ash: "dash",
  dash: "dash",
  bash: "bash",
  ksh: "ksh",
  mksh: "ksh",
};

/** Null for a shell whose language is another. */
function dialectOf(shell: readonly string[] | null): Dialect | null {
  return shell === null ? "sh" : (DIALECTS[shellName(shell)] ?? null);
}

/** HEALTHCHECK's `CMD` is no part of the script. */
function withoutSubcommand(text: LogicalText, { subcommand, args }: Instruction): LogicalText {
  if (subcommand === null || args.kind !== "text") return text;
  return text.slice(text.text.length - args.word.text.length, text.text.length);
}
