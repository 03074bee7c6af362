import { checkMountFields, mountFields, type MountField } from "../syntax/mount.ts";
import type { LexFailure } from "../syntax/shell-lexer.ts";
import type { SyntaxProblemId } from "../syntax/problems.ts";
import { heredocContent, type Flag, type Instruction, type Word } from "../syntax/tree.ts";
import type { MessageTemplates } from "../text/message.ts";
import type { Span } from "../text/span.ts";
import type { Base, EvaluatedInstruction, EvaluatedStage, Evaluation } from "./evaluate.ts";
import { isUnknownText } from "./environment.ts";
import { type Expansion, expandHeredoc, expandWord } from "./expand.ts";
import { joinImagePath } from "./image-path.ts";
import { parseImageReference } from "./image-reference.ts";
import { findCopySource, findStageByName, type Stage, stageLabel } from "./model.ts";
import { findNamedContext } from "./named-contexts.ts";
import { portProblem } from "./ports.ts";
import { isSignal } from "./signals.ts";

/** What a build refuses about one step, seen with its variables and the stages around it. */
export const stepMessages = {
  "unknown-stage-index": "There is no stage {index}; the last is {last}.",
  "own-stage": "A stage cannot take files from itself.",
  "later-stage": "The stage {name} comes later; a stage can take files from earlier ones only.",
  "invalid-source-image": "{text} is neither a stage nor an image reference.",
  "expansion-failed": "{text} cannot be expanded: {reason}.",
  "blank-volume": "{text} is empty here; a volume needs a path.",
  "invalid-port": "{text} is no port: {reason}.",
  "invalid-signal": "{text} is no signal.",
  "invalid-mode": "{text} is no mode: it is octal up to 7777, or symbolic such as u=rwX,go=rX.",
  "copy-url": "COPY takes no URL and no git repository: use ADD for {text}.",
  "checksum-one-source": "--checksum is for a single source.",
  "checksum-remote": "--checksum is for a URL or a git repository, not for {text}.",
  "invalid-checksum": "{text} is no digest such as sha256:… with 64 hexadecimal digits.",
} as const satisfies MessageTemplates;

const FAILURES: Readonly<Record<string, string>> = {
  "unterminated-single-quote": "a ' is missing",
  "unterminated-double-quote": 'a " is missing',
  "missing-brace": "a } is missing",
  "missing-slash": "a / is missing",
  "bad-substitution": "the name is missing",
  "unsupported-modifier": "there is no such operator",
  "required-variable": "it requires a variable that is not set",
  "bad-pattern": "the pattern has a stray backslash",
};

export type StepReport = (
  id: keyof typeof stepMessages | SyntaxProblemId,
  args: Readonly<Record<string, string>>,
  at: Span,
) => void;

/** Reports what a build of this stage would refuse about a step. */
export function checkStep(
  evaluation: Evaluation,
  stage: EvaluatedStage,
  step: EvaluatedInstruction,
  report: StepReport,
): void {
  new StepCheck(evaluation, stage, step, report).run();
}

class StepCheck {
  readonly #evaluation: Evaluation;
  readonly #stage: EvaluatedStage;
  readonly #step: EvaluatedInstruction;
  readonly #report: StepReport;
  /** Every variable that the step sees is known, those of the base image too. */
  readonly #complete: boolean;

  constructor(
    evaluation: Evaluation,
    stage: EvaluatedStage,
    step: EvaluatedInstruction,
    report: StepReport,
  ) {
    this.#evaluation = evaluation;
    this.#stage = stage;
    this.#step = step;
    this.#report = report;
    this.#complete = isComplete(evaluation, stage.base);
  }

  run(): void {
    const { instruction } = this.#step;
    for (const word of expandedWords(instruction)) this.#expand(word);
    for (const flag of instruction.flags) this.#flag(flag);
    switch (instruction.keyword) {
      case "COPY":
      case "ADD":
        this.#copy();
        return;
      case "EXPOSE":
        this.#words((text, word) => this.#ports(text, word));
        return;
      case "VOLUME":
        this.#words((text, { text: written, span }) => {
          if (text.trim() !== "" || written.trim() === "") return;
          this.#report("blank-volume", { text: written }, span);
        });
        return;
      case "STOPSIGNAL":
        this.#words((text, word) => {
          if (!isSignal(text)) this.#report("invalid-signal", { text: word.text }, word.span);
        });
        return;
    }
  }

  /** Expands a word where it can be told what becomes of it; says so where a build fails on it. */
  #expand({ text, span }: Word): string | null {
    const { escape } = this.#evaluation.model.dockerfile;
    return this.#settled(text, span, expandWord(text, this.#step.before.environment, escape));
  }

  #settled(text: string, span: Span, { value, references, failure }: Expansion): string | null {
    const { environment } = this.#step.before;
    const open =
      !this.#complete && references.some(({ name }) => environment.get(name) === undefined);
    if (failure !== null) {
      if (open && failure.error === "required-variable") return null;
      this.#report("expansion-failed", failureArguments(text, failure), span);
      return null;
    }
    return open || isUnknownText(value) ? null : value;
  }

  #words(check: (text: string, word: Word) => void): void {
    const { escape } = this.#evaluation.model.dockerfile;
    for (const word of expandedWords(this.#step.instruction)) {
      const { environment } = this.#step.before;
      const { value, references, failure } = expandWord(word.text, environment, escape);
      const open =
        !this.#complete && references.some(({ name }) => environment.get(name) === undefined);
      if (failure === null && !open && !isUnknownText(value)) check(value, word);
    }
  }

  #flag(flag: Flag): void {
    const { keyword } = this.#step.instruction;
    const { name, value, valueSpan } = flag;
    if (value === null || valueSpan === null) return;
    if (keyword === "RUN" && name === "mount") {
      this.#mount(value, valueSpan);
      return;
    }
    if (keyword !== "COPY" && keyword !== "ADD") return;
    if (name === "from") this.#copyFrom(value, valueSpan);
    if (name !== "chown" && name !== "chmod" && name !== "checksum") return;
    const text = this.#expand({ text: value, span: valueSpan });
    if (text === null || text === "") return;
    if (name === "chmod" && !isMode(text)) this.#report("invalid-mode", { text }, valueSpan);
    if (name === "checksum" && keyword === "ADD") this.#checksum(text, valueSpan);
  }

  #copyFrom(from: string, span: Span): void {
    const { stages } = this.#evaluation.model;
    if (from === "" || /\$./.test(from)) return;
    const index = /^[+-]?\d+$/.test(from) ? String(Number(from)) : from;
    const source = findCopySource(stages, index);
    if (source !== undefined) this.#earlier(source, span);
    else if (index !== from || /^-?\d+$/.test(index)) {
      const last = String(stages.length - 1);
      this.#report("unknown-stage-index", { index: from, last }, span);
    } else this.#image(from, span);
  }

  #earlier(source: Stage, span: Span): void {
    if (source.index < this.#stage.stage.index) return;
    if (source.index === this.#stage.stage.index) {
      this.#report("own-stage", {}, span);
      return;
    }
    this.#report("later-stage", { name: stageLabel(source) }, span);
  }

  #image(name: string, span: Span): void {
    const { namedContexts } = this.#evaluation.inputs;
    if (name === "scratch" || findNamedContext(namedContexts, name) !== null) return;
    if (parseImageReference(name) === null) {
      this.#report("invalid-source-image", { text: name }, span);
    }
  }

  #mount(value: string, span: Span): void {
    const fields = mountFields(value);
    if (fields === null) return;
    const from = fields.findLast(({ key }) => key === "from")?.value ?? "";
    if (from !== "" && !/\$./.test(from)) {
      const source = findStageByName(this.#evaluation.model.stages, from);
      if (source === undefined) this.#image(from, span);
      else this.#earlier(source, span);
    }
    const expanded: MountField[] = [];
    for (const field of fields) {
      const text =
        field.value === null || field.key === "from"
          ? field.value
          : this.#expand({ text: field.value, span });
      if (text === null && field.value !== null) return;
      expanded.push({ key: field.key, value: text });
    }
    // What holds no variable the parser has seen already.
    if (value.includes("$")) checkMountFields(expanded, span, this.#report);
    this.#mountTarget(expanded, span);
  }

  #mountTarget(fields: readonly MountField[], span: Span): void {
    const last = (...keys: readonly string[]) =>
      fields.findLast(({ key }) => keys.includes(key))?.value;
    const type = last("type")?.toLowerCase() ?? "bind";
    const target = last("target", "dst", "destination") ?? "";
    if (type === "secret" || type === "ssh" || target.startsWith("/")) return;
    const { workdir } = this.#step.before;
    if (!this.#complete && workdir === "/") return;
    if (joinImagePath(workdir, target) === "/") this.#report("mount-root-target", { type }, span);
  }

  #copy(): void {
    const { instruction } = this.#step;
    const { text } = this.#evaluation.model.dockerfile;
    // A trigger's bodies stand with the ONBUILD that holds it.
    for (const heredoc of instruction.heredocs) {
      if (!heredoc.expand || heredoc.body.end > text.length) continue;
      const content = heredocContent(text, heredoc);
      // In a body the backslash escapes, whatever the directive says.
      const expansion = expandHeredoc(content, this.#step.before.environment);
      this.#settled(heredoc.name, heredoc.marker, expansion);
    }
    if (instruction.keyword !== "COPY") return;
    for (const word of argumentWords(instruction).slice(0, -1)) {
      const source = this.#value(word);
      if (source === null || (!isUrl(source) && !isGit(source))) continue;
      this.#report("copy-url", { text: source }, word.span);
    }
  }

  /** What a word becomes, said nothing of its faults; null where that cannot be told. */
  #value({ text }: Word): string | null {
    const { escape } = this.#evaluation.model.dockerfile;
    const { value, failure } = expandWord(text, this.#step.before.environment, escape);
    return failure === null && !isUnknownText(value) ? value : null;
  }

  #checksum(checksum: string, span: Span): void {
    const sources = argumentWords(this.#step.instruction).slice(0, -1);
    const [first] = sources;
    if (sources.length > 1 || this.#step.instruction.heredocs.length > 0) {
      this.#report("checksum-one-source", {}, span);
      return;
    }
    const source = first === undefined ? null : this.#value(first);
    if (source === null || isGit(source)) return;
    if (!isUrl(source)) this.#report("checksum-remote", { text: source }, span);
    else if (!isDigest(checksum)) this.#report("invalid-checksum", { text: checksum }, span);
  }

  #ports(text: string, word: Word): void {
    for (const port of text.split(/\s+/)) {
      const reason = port === "" ? null : portProblem(port);
      if (reason !== null) this.#report("invalid-port", { text: port, reason }, word.span);
    }
  }
}

/** What the message `expansion-failed` says. */
export function failureArguments(
  text: string,
  failure: LexFailure,
): Readonly<Record<"text" | "reason", string>> {
  return { text, reason: FAILURES[failure.error] ?? failure.error };
}

/** The words of an instruction in which the builder itself replaces variables. */
export function expandedWords(instruction: Instruction): readonly Word[] {
  const { args, keyword } = instruction;
  switch (keyword) {
    case "ADD":
    case "COPY":
    case "VOLUME":
    case "EXPOSE":
      return argumentWords(instruction);
    case "USER":
    case "WORKDIR":
    case "STOPSIGNAL":
      return args.kind === "text" ? [args.word] : [];
    case "ENV":
    case "LABEL":
      if (args.kind !== "pairs") return [];
      return args.pairs.flatMap(({ name, value }) => (value === null ? [name] : [name, value]));
    case "ARG":
      if (args.kind !== "pairs") return [];
      return args.pairs.flatMap(({ value }) => value ?? []);
    default:
      return [];
  }
}

function argumentWords({ args }: Instruction): readonly Word[] {
  if (args.kind === "words") return args.words;
  return args.kind === "json" ? args.items : [];
}

/** Whether the variables of the image under a stage are known. */
function isComplete(evaluation: Evaluation, base: Base): boolean {
  let root: Base | undefined = base;
  while (root?.kind === "stage") root = evaluation.stages[root.index]?.base;
  return root?.kind === "scratch" || (root?.kind === "image" && root.facts !== null);
}

function isMode(text: string): boolean {
  if (/^\d/.test(text)) return /^[0-7]+$/.test(text) && Number.parseInt(text, 8) <= 0o7777;
  return /^[ugoa]*([-+=][rwxXstugo]*)+(,[ugoa]*([-+=][rwxXstugo]*)+)*$/.test(text);
}

function isUrl(text: string): boolean {
  return /^https?:\/\/./.test(text);
}

function isGit(text: string): boolean {
  return (
    /^(git|ssh):\/\/./.test(text) ||
    /^[\w-]+@[^:/]+:./.test(text) ||
    /^https?:\/\/[^#?]*\.git(#.*|\?.*)?$/.test(text)
  );
}

const DIGITS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

function isDigest(text: string): boolean {
  const [algorithm = "", digits = ""] = text.split(":");
  return digits.length === DIGITS[algorithm] && /^[0-9a-f]+$/.test(digits);
}
