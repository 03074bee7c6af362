import type { Source } from "../context/select.ts";
import type { EvaluatedInstruction } from "../model/evaluate.ts";
import type { StageState } from "../model/stage-state.ts";
import { expandWord } from "../model/expand.ts";
import { formatPlatform } from "../model/platform.ts";
import { parseHeredocMarker } from "../syntax/heredoc.ts";
import { heredocContent, type Instruction } from "../syntax/tree.ts";
import type { Definition, DefinitionContext, Part } from "./definition.ts";
import { resolveMounts } from "./mounts.ts";
import { effectsOf, type RunEffects } from "./run-effects.ts";

const DEFAULT_SHELL = ["/bin/sh", "-c"];
const KNOWN_FLAGS: ReadonlySet<string> = new Set(["mount", "network", "security", "device"]);

/** RUN: the command's text is the key, with everything that the command can see. */
export function defineRun(step: EvaluatedInstruction, context: DefinitionContext): Definition {
  const { instruction, before } = step;
  const { evaluation, stage } = context;
  const { "force-network-mode": network = "", ...options } = context.runOptions;
  const { command, script } = commandOf(step, evaluation.model.dockerfile.text);
  const shellForm = instruction.args.kind !== "json";
  const argv = shellForm ? [...(before.shell ?? DEFAULT_SHELL), ...command] : command;
  const mounts = resolveMounts(instruction, {
    stages: evaluation.model.stages,
    self: stage.stage.index,
    workdir: before.workdir,
    namedContexts: evaluation.inputs.namedContexts,
    namespace: evaluation.inputs.buildArgs["BUILDKIT_CACHE_MOUNT_NS"] ?? "",
    expand: (text) =>
      expandWord(text, before.environment, evaluation.model.dockerfile.escape).value,
  });
  const flag = (name: string) =>
    instruction.flags.filter((given) => given.name === name).map(({ value }) => value ?? "");
  const parts: Part[] = [
    { name: "command", value: argv },
    { name: "script", value: script },
    {
      name: "environment",
      value: before.environment.variables.map(({ name, value }) => `${name}=${value}`),
    },
    { name: "workdir", value: before.writtenWorkdir },
    { name: "user", value: before.user },
    { name: "platform", value: formatPlatform(stage.platform) },
    { name: "network", value: withoutDefault(flag("network")[0], "default") || network },
    { name: "options", value: options },
    { name: "security", value: withoutDefault(flag("security")[0], "sandbox") },
    { name: "device", value: flag("device") },
    { name: "hostname", value: evaluation.inputs.buildArgs["BUILDKIT_SANDBOX_HOSTNAME"] ?? "" },
    { name: "mounts", value: mounts.specs },
  ];
  const unknownFlag = instruction.flags.find(({ name }) => !KNOWN_FLAGS.has(name));
  return {
    parts,
    context: mounts.context.map(plainSource),
    folders: mounts.folders.map(({ name, paths }) => ({ name, sources: paths.map(plainSource) })),
    taken: mounts.taken,
    detached: false,
    effect: {
      kind: "run",
      command: [...command, script?.[1] ?? ""].join(" "),
      effects: hasUsualPrograms(before)
        ? effectsOfStep(step, {
            text: evaluation.model.dockerfile.text,
            script,
            mounted: mounts.specs.map(([, target]) => String(target)),
          })
        : null,
    },
    writesContext: mounts.writesContext,
    unmodelled:
      unknownFlag === undefined ? mounts.unmodelled : `--${unknownFlag.name} is not modelled`,
  };
}

function plainSource(path: string): Source {
  return { path, wildcards: false, exclude: [] };
}

interface Scripted {
  /** The Dockerfile's. */
  readonly text: string;
  readonly script: Command["script"];
  readonly mounted: readonly string[];
}

/** What the command may change; null where nothing can be told. */
function effectsOfStep(
  { instruction, before }: EvaluatedInstruction,
  { text, script, mounted }: Scripted,
): RunEffects | null {
  const { args, heredocs } = instruction;
  const given = { workdir: before.workdir, mounted };
  if (args.kind === "json") {
    return effectsOf({ ...given, run: args.items.map((item) => item.text) });
  }
  if (script !== null) {
    const [, interpreter, body = ""] = /^#!(.*)\n([^]*)$/.exec(script[1]) ?? [];
    return PLAIN_INTERPRETER.test(interpreter ?? "") ? effectsOf({ ...given, run: body }) : null;
  }
  if (!PLAIN_SHELL.test(before.shell?.[0] ?? "sh")) return null;
  const line = shellText(instruction);
  const [first] = heredocs;
  if (first !== undefined && parseHeredocMarker(line) !== null) {
    return effectsOf({ ...given, run: heredocContent(text, first) });
  }
  const expanded = heredocs
    .filter(({ expand }) => expand)
    .map(({ body }) => text.slice(body.start, body.end));
  return effectsOf({ ...given, run: line, expanded });
}

const PLAIN_SHELL = /^(?:\/bin\/)?(?:sh|ash|bash|dash)$/;
const PLAIN_INTERPRETER = /^ ?(?:\/usr)?\/bin\/(?:env )?(?:sh|ash|bash|dash)(?: -\w+)?$/;

/** Commands mean what they mean everywhere: no other place to look for programs. */
function hasUsualPrograms({ environment }: StageState): boolean {
  return (environment.get("PATH")?.origin.kind ?? "image") === "image";
}

interface Command {
  /** What follows the shell, or the exec form's words. */
  readonly command: readonly string[];
  /** A heredoc that is mounted as a file and run: its name and bytes. */
  readonly script: readonly [string, string] | null;
}

/** As BuildKit's dispatchRun makes it of text and heredocs. */
function commandOf({ instruction }: EvaluatedInstruction, text: string): Command {
  const { args, heredocs } = instruction;
  if (args.kind === "json") return { command: args.items.map((item) => item.text), script: null };
  const line = shellText(instruction);
  const [first] = heredocs;
  if (first === undefined) return { command: [line], script: null };
  if (parseHeredocMarker(line) === null) {
    const bodies = heredocs.map(({ body, name }) => `\n${text.slice(body.start, body.end)}${name}`);
    return { command: [line + bodies.join("")], script: null };
  }
  const content = heredocContent(text, first);
  if (!text.slice(first.body.start, first.body.end).startsWith("#!")) {
    return { command: [content], script: null };
  }
  return { command: [`/dev/pipes/${first.name}`], script: [first.name, content] };
}

function shellText({ args }: Instruction): string {
  return args.kind === "text" ? args.word.text : "";
}

function withoutDefault(value: string | undefined, standard: string): string {
  return value === undefined || value === standard ? "" : value;
}
