import { parseHeredocMarker } from "./heredoc.ts";
import {
  type FlagSpec,
  INSTRUCTIONS,
  type InstructionSpec,
  instructionSpec,
} from "./instruction-table.ts";
import { checkMount } from "./mount.ts";
import { type SyntaxProblemId, syntaxProblem } from "./problems.ts";
import { nearestWord } from "./suggest.ts";
import type { Flag, Instruction, SyntaxProblem } from "./tree.ts";
import type { Span } from "../text/span.ts";

const STAGE_NAME = /^[a-z][a-z0-9\-_.]*$/;
/** A build reads flags byte by byte, so that it does not know the µ of microseconds. */
const DURATION = /^[+-]?(\d+\.?\d*|\.\d+)(ns|us|ms|s|m|h)/;

/** What an instruction's check has to know of the file around it. */
export interface CheckContext {
  readonly text: string;
  /** A `syntax` directive names the frontend, so the engine's own does not count. */
  readonly namesSyntax: boolean;
}

/** Adds what BuildKit refuses about a single instruction, wherever it stands. */
export function checkInstruction(
  instruction: Instruction,
  context: CheckContext,
  problems: SyntaxProblem[],
): void {
  new InstructionCheck(instruction, context, problems).run();
}

class InstructionCheck {
  readonly #instruction: Instruction;
  readonly #context: CheckContext;
  readonly #problems: SyntaxProblem[];

  constructor(instruction: Instruction, context: CheckContext, problems: SyntaxProblem[]) {
    this.#instruction = instruction;
    this.#context = context;
    this.#problems = problems;
  }

  #report(
    id: SyntaxProblemId,
    args: Readonly<Record<string, string>>,
    at: Span,
    refused = true,
  ): void {
    this.#problems.push(syntaxProblem(id, args, at, refused));
  }

  run(): void {
    const { keyword, keywordSpan } = this.#instruction;
    const spec = instructionSpec(keyword);
    if (spec === undefined) {
      const written = this.#context.text.slice(keywordSpan.start, keywordSpan.end);
      const suggestion = nearestWord(
        keyword,
        INSTRUCTIONS.map((other) => other.keyword),
      );
      if (suggestion === null)
        this.#report("unknown-instruction", { keyword: written }, keywordSpan);
      else
        this.#report(
          "unknown-instruction-suggestion",
          { keyword: written, suggestion },
          keywordSpan,
        );
      return;
    }
    // HEALTHCHECK NONE never looks at its flags.
    if (this.#instruction.subcommand?.text.toUpperCase() !== "NONE") this.#flags(spec);
    this.#arguments();
  }

  #flags({ flags, flagsIgnored = false }: InstructionSpec): void {
    const seen = new Set<string>();
    for (const flag of this.#instruction.flags) {
      const spec = flags.find((candidate) => candidate.name === flag.name);
      if (spec === undefined) this.#unknownFlag(flag, flags, !flagsIgnored);
      else this.#flag(flag, spec, seen);
    }
  }

  #unknownFlag(flag: Flag, specs: readonly FlagSpec[], refused: boolean): void {
    const { keyword } = this.#instruction;
    const suggestion = nearestWord(
      flag.name,
      specs.map((spec) => spec.name),
    );
    const args = { keyword, flag: flag.name };
    if (suggestion === null) this.#report("unknown-flag", args, flag.span, refused);
    else this.#report("unknown-flag-suggestion", { ...args, suggestion }, flag.nameSpan, refused);
  }

  #flag(flag: Flag, spec: FlagSpec, seen: Set<string>): void {
    if (seen.has(flag.name) && spec.type !== "repeated") {
      this.#report("duplicate-flag", { flag: flag.name }, flag.span);
      return;
    }
    seen.add(flag.name);
    if (spec.since !== undefined && !this.#context.namesSyntax) this.#newerFlag(flag, spec.since);
    if (flag.value === null || flag.valueSpan === null) {
      if (spec.type !== "boolean")
        this.#report("missing-flag-value", { flag: flag.name }, flag.span);
      return;
    }
    const { value, valueSpan } = flag;
    if (spec.type === "boolean") this.#booleanFlag(flag, value, valueSpan);
    else if (flag.name === "mount") {
      checkMount(value, valueSpan, (id, args, at) => this.#report(id, args, at));
    } else if (flag.name === "from" && /\$./.test(value)) {
      this.#report("from-variable", {}, valueSpan);
    } else if (spec.values !== undefined && !spec.values.includes(value)) {
      const values = spec.values.join(", ");
      this.#report("invalid-flag-value", { flag: flag.name, values, value }, valueSpan);
    }
  }

  /** Only what is nowhere but in the labs is refused for certain. */
  #newerFlag({ name, span }: Flag, since: "1.20" | "labs"): void {
    const image = since === "labs" ? "docker/dockerfile:labs" : "docker/dockerfile:1";
    this.#report("flag-needs-syntax", { flag: name, since, image }, span, since === "labs");
  }

  #booleanFlag(flag: Flag, value: string, valueSpan: Span): void {
    if (value === "") this.#report("missing-flag-value", { flag: flag.name }, flag.span);
    else if (!/^(true|false)$/i.test(value)) {
      this.#report("invalid-boolean-flag", { flag: flag.name, value }, valueSpan);
    }
  }

  #arguments(): void {
    const { keyword, keywordSpan, args } = this.#instruction;
    switch (keyword) {
      case "FROM":
        this.#from();
        return;
      case "ADD":
      case "COPY":
        this.#copy();
        return;
      case "ENV":
      case "LABEL":
      case "ARG":
        this.#pairs();
        return;
      case "WORKDIR":
      case "USER":
      case "STOPSIGNAL":
      case "MAINTAINER":
        if (args.kind === "none") this.#report("one-argument", { keyword }, keywordSpan);
        return;
      case "EXPOSE":
        if (args.kind === "none") this.#report("missing-argument", { keyword }, keywordSpan);
        return;
      case "VOLUME":
        this.#volume();
        return;
      case "SHELL":
        this.#shell();
        return;
      case "ONBUILD":
        this.#onbuild();
        return;
      case "HEALTHCHECK":
        this.#health();
        return;
    }
  }

  #from(): void {
    const { args, keywordSpan } = this.#instruction;
    const words = args.kind === "words" ? args.words : [];
    const [, as, name] = words;
    if (words.length === 3 && as?.text.toLowerCase() === "as" && name !== undefined) {
      if (!STAGE_NAME.test(name.text.toLowerCase())) {
        this.#report("invalid-stage-name", { name: name.text }, name.span);
      }
      return;
    }
    if (words.length !== 1) {
      const extra = words[1]?.span;
      const end = words.at(-1)?.span.end;
      const span =
        extra === undefined || end === undefined ? keywordSpan : { start: extra.start, end };
      this.#report("from-arguments", {}, span);
    }
  }

  #copy(): void {
    const { args, keyword, keywordSpan } = this.#instruction;
    const words = args.kind === "words" ? args.words : args.kind === "json" ? args.items : [];
    if (words.length < 2) {
      this.#report("missing-destination", { keyword }, words[0]?.span ?? keywordSpan);
      return;
    }
    const destination = words.at(-1);
    if (destination !== undefined && parseHeredocMarker(destination.text) !== null) {
      this.#report("heredoc-destination", { keyword }, destination.span);
    }
  }

  #pairs(): void {
    const { args, keyword, keywordSpan } = this.#instruction;
    if (args.kind === "none") {
      this.#report("missing-argument", { keyword }, keywordSpan);
      return;
    }
    if (args.kind !== "pairs") return;
    for (const pair of args.pairs) {
      if (pair.name.text === "") this.#report("blank-name", { keyword }, pair.span);
    }
  }

  #volume(): void {
    const { args, keyword, keywordSpan } = this.#instruction;
    const words = args.kind === "words" ? args.words : args.kind === "json" ? args.items : [];
    if (words.length === 0) this.#report("missing-argument", { keyword }, keywordSpan);
    for (const word of words) {
      if (word.text.trim() === "") this.#report("empty-volume", {}, word.span);
    }
  }

  #shell(): void {
    const { args, keyword, keywordSpan, rest } = this.#instruction;
    const empty = args.kind === "none" || (args.kind === "json" && args.items.length === 0);
    if (empty) this.#report("missing-argument", { keyword }, keywordSpan);
    else if (args.kind !== "json") this.#report("shell-not-json", {}, rest.span);
  }

  #onbuild(): void {
    const { trigger, keyword, keywordSpan } = this.#instruction;
    if (trigger === null) {
      this.#report("missing-argument", { keyword }, keywordSpan);
      return;
    }
    if (trigger.keyword === "ONBUILD") this.#report("onbuild-chain", {}, trigger.keywordSpan);
    else if (trigger.keyword === "FROM" || trigger.keyword === "MAINTAINER") {
      this.#report("onbuild-trigger", { keyword: trigger.keyword }, trigger.keywordSpan);
    }
  }

  #health(): void {
    const { subcommand, args, keyword, keywordSpan, rest } = this.#instruction;
    if (subcommand === null) {
      this.#report("missing-argument", { keyword }, keywordSpan);
      return;
    }
    const type = subcommand.text.toUpperCase();
    const given = args.kind === "text" || (args.kind === "json" && args.items.length > 0);
    if (type === "NONE") {
      if (given) this.#report("health-none-arguments", {}, rest.span);
      return;
    }
    if (type !== "CMD") this.#report("health-unknown-type", { type }, subcommand.span);
    else if (!given) this.#report("health-missing-command", {}, subcommand.span);
    for (const flag of this.#instruction.flags) this.#healthFlag(flag);
  }

  #healthFlag({ name, value, valueSpan }: Flag): void {
    if (value === null || valueSpan === null || value === "") return;
    if (name === "retries") {
      if (!isCount(value)) this.#report("invalid-number", { value }, valueSpan);
    } else if (!isDuration(value)) this.#report("invalid-duration", { value }, valueSpan);
  }
}

/** Go's time.ParseDuration, and at least a millisecond unless it is zero. */
function isDuration(value: string): boolean {
  if (/^[+-]?0$/.test(value)) return true;
  const units: Readonly<Record<string, number>> = {
    ns: 1e-6,
    us: 1e-3,
    ms: 1,
    s: 1e3,
    m: 6e4,
    h: 3.6e6,
  };
  const negative = value.startsWith("-");
  let rest = value;
  let milliseconds = 0;
  while (rest !== "") {
    const match = DURATION.exec(rest);
    const [whole = "", amount = "", unit = ""] = match ?? [];
    if (match === null || (rest !== value && /^[+-]/.test(rest))) return false;
    milliseconds += Number(amount) * (units[unit] ?? 0);
    rest = rest.slice(whole.length);
  }
  if (value === "" || milliseconds > LONGEST_DURATION) return false;
  return milliseconds === 0 || (!negative && milliseconds >= 1);
}

/** What 64 bits hold of nanoseconds, in milliseconds. */
const LONGEST_DURATION = 2 ** 63 / 1e6;

/** A number of 32 bits with a sign, not below zero. */
function isCount(value: string): boolean {
  const number = Number(value);
  return /^[+-]?\d+$/.test(value) && number >= 0 && number < 2 ** 31;
}
