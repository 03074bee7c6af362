import type { Source } from "../context/select.ts";
import type { EvaluatedInstruction, EvaluatedStage, Evaluation } from "../model/evaluate.ts";
import type { ImageStore } from "../platform/host.ts";
import { defineCopy } from "./define-copy.ts";
import { defineRun } from "./define-run.ts";
import { numericOwner } from "./owner.ts";
import type { TakenFiles } from "./place.ts";
import type { RunEffects } from "./run-effects.ts";
import type { RunOptions } from "../model/run-options.ts";

/** Parts of a step's key; each is explained by a reason of its own (see reasons.ts). */
export type PartName =
  | "command"
  | "script"
  | "environment"
  | "workdir"
  | "user"
  | "platform"
  | "network"
  | "options"
  | "security"
  | "device"
  | "hostname"
  | "epoch"
  | "mounts"
  | "sources"
  | "heredocs"
  | "destination"
  | "directory"
  | "owner"
  | "mode"
  | "link"
  | "exclude"
  | "parents"
  | "unpack"
  | "checksum"
  | "content";

/** One part: `value` is plain data, compared by its JSON. */
export interface Part {
  readonly name: PartName;
  readonly value: unknown;
}

/** What a step's own key is made from, as far as the Dockerfile and the inputs say it. */
export interface Definition {
  readonly parts: readonly Part[];
  /** What it takes from the build context. */
  readonly context: readonly Source[];
  /** What it takes from named build contexts that are folders. */
  readonly folders: readonly FolderSources[];
  /** What it takes from stages and images. */
  readonly taken: readonly TakenFiles[];
  /** Its key has no part of what stands above: `COPY --link` where the store can merge. */
  readonly detached: boolean;
  readonly effect: Effect;
  /** It mounts the build context writable, see sent-modes.ts. */
  readonly writesContext: boolean;
  /** Why the key cannot be told; null where it can. */
  readonly unmodelled: string | null;
}

export interface FolderSources {
  /** Of the named build context. */
  readonly name: string;
  readonly sources: readonly Source[];
}

/** What a step does to the files of its stage. */
export type Effect =
  | {
      readonly kind: "run";
      readonly command: string;
      /** Null where it may change anything. */
      readonly effects: RunEffects | null;
    }
  | { readonly kind: "directory"; readonly path: string; readonly owner: string }
  | {
      readonly kind: "copy";
      /** Absolute; ends with `/` or `/.` where it names a folder for sure. */
      readonly destination: string;
      /** What `--chown` and `--chmod` give the copies; empty where they are not there. */
      readonly owner: string;
      readonly mode: string;
      /** Archives among the sources are unpacked. */
      readonly unpack: boolean;
      /** Inline files: name and bytes. */
      readonly inline: readonly (readonly [string, string])[];
    };

export interface DefinitionContext {
  readonly evaluation: Evaluation;
  readonly stage: EvaluatedStage;
  readonly imageStore: ImageStore;
  readonly runOptions: RunOptions;
}

/** Null for an instruction that only changes settings. */
export function defineStep(
  step: EvaluatedInstruction,
  context: DefinitionContext,
): Definition | null {
  const definition = defineKeyword(step, context);
  if (definition === null) return null;
  return {
    ...definition,
    unmodelled: foreignFrontend(context.evaluation) ?? definition.unmodelled,
  };
}

function defineKeyword(step: EvaluatedInstruction, context: DefinitionContext): Definition | null {
  switch (step.instruction.keyword) {
    case "RUN":
      return defineRun(step, context);
    case "COPY":
    case "ADD":
      return defineCopy(step, context);
    case "WORKDIR":
      return defineWorkdir(step, context);
    default:
      return null;
  }
}

function defineWorkdir(
  { before, after }: EvaluatedInstruction,
  { evaluation }: DefinitionContext,
): Definition | null {
  const path = after.workdir;
  // Written as `//`, the root is a folder like any other.
  if (after.writtenWorkdir === "/") return null;
  const owner = before.user === "" ? "" : numericOwner(before.user);
  const parts: Part[] = [
    { name: "directory", value: path },
    { name: "owner", value: owner },
    { name: "epoch", value: evaluation.inputs.buildArgs["SOURCE_DATE_EPOCH"] ?? null },
  ];
  return {
    parts,
    context: [],
    folders: [],
    taken: [],
    detached: false,
    effect: { kind: "directory", path, owner },
    writesContext: false,
    unmodelled: null,
  };
}

/** A frontend other than Docker's own may make anything of the file. */
function foreignFrontend({ model, inputs }: Evaluation): string | null {
  const directive = model.dockerfile.directives.find(({ name }) => name === "syntax");
  const frontend = inputs.buildArgs["BUILDKIT_SYNTAX"] ?? directive?.value ?? "";
  if (frontend === "" || /^(docker\.io\/)?docker\/dockerfile(-upstream)?([:@]|$)/.test(frontend)) {
    return null;
  }
  return `The file is read by ${frontend}, which may differ from Docker's own reading`;
}
