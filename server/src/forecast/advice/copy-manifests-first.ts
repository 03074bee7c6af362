import { installsOf, onlyInstalls } from "../../model/dependency-install.ts";
import type { Plan, PlannedStage, PlannedStep } from "../plan.ts";
import { dependencyFiles } from "./dependency-files.ts";
import { fileChanges, isExecuted, type Proposal, type Propose } from "./proposal.ts";

/** `COPY . .` before `RUN npm ci`: the manifests are enough for that, the rest comes after it. */
export const copyManifestsFirst: Propose = (stage, plan) =>
  stage.steps.flatMap((copy, index) => {
    const found = isCopy(copy) ? installAfter(index, stage) : null;
    const proposal = found === null ? null : propose(copy, found, plan);
    return proposal === null ? [] : [proposal];
  });

interface Found {
  readonly install: PlannedStep;
  /** Copies of the stage that stand before the install. */
  readonly copies: readonly PlannedStep[];
}

/** The install that runs next, with nothing between but copies and what a copy does not see. */
function installAfter(index: number, { steps }: PlannedStage): Found | null {
  const following = steps.slice(index + 1);
  const at = following.findIndex((step) => isExecuted(step) && !isCopy(step));
  const install = following[at];
  if (install === undefined || !onlyInstalls(install.instruction)) return null;
  const between = following.slice(0, at).map(({ instruction }) => instruction.keyword);
  if (between.some((keyword) => ["WORKDIR", "ARG", "ENV"].includes(keyword))) return null;
  return { install, copies: steps.slice(0, index + 1 + at).filter(isCopy) };
}

/** It takes from the build context alone. */
function isCopy({ trigger, definition }: PlannedStep): boolean {
  return !trigger && definition?.effect.kind === "copy" && definition.taken.length === 0;
}

function propose(copy: PlannedStep, { install, copies }: Found, plan: Plan): Proposal | null {
  const { text } = plan.evaluation.model.dockerfile;
  const words = folderCopy(copy, install.before.workdir);
  if (words === null || copies.some((other) => other !== copy && overlaps(copy, other)))
    return null;
  // Laid over what was installed, they would win.
  if (filesOf(copy).some((path) => /\/(node_modules|vendor)\//.test(path))) return null;
  const installs = installsOf(install.instruction);
  const present = new Set(copies.flatMap(filesOf));
  const isComplete = installs.every(({ manifests: [first] }) =>
    present.has(`${install.before.workdir.replace(/\/$/, "")}/${first ?? ""}`),
  );
  const files = isComplete ? dependencyFiles(copy, words.inside, installs) : null;
  if (files === null) return null;
  const { span, keyword, flags } = copy.instruction;
  const written = flags.map((flag) => `${text.slice(flag.span.start, flag.span.end)} `).join("");
  const lines = [...files.byFolder].map(([folder, names]) => {
    const paths = names.map((name) => `${words.source}${name}`);
    return `${keyword} ${written}${paths.join(" ")} ${words.destination}${folder}`;
  });
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const after = install.instruction.span.end;
  const [name = "the install"] = installs.map((call) => call.name);
  const manifests = listOf(
    [...files.byFolder.values()].flat().map((each) => `${words.source}${each}`),
  );
  const rest = text.slice(span.start, span.end);
  return {
    kind: "copy-manifests-first",
    step: copy,
    title:
      lines.length === 0
        ? `Move ${rest.split(/[\r\n]/)[0] ?? ""} below ${name}`
        : `Copy ${manifests} before ${name}, and the rest after it`,
    message: `${name} needs no other file, but runs again when any file changes that is copied before it.`,
    changes:
      "The image stays the same unless install scripts of packages read other files of the build context.",
    edits: [
      lines.length === 0
        ? { span: withLineEnd(span, text), text: "" }
        : { span, text: lines.join(end) },
      { span: { start: after, end: after }, text: `${end}${rest}` },
    ],
    ignore: [],
    event: fileChanges(files.other),
  };
}

interface FolderCopy {
  /** Before a name in the folder, as COPY writes it: empty, or ending in `/`. */
  readonly source: string;
  /** Ends in `/`. */
  readonly destination: string;
  /** Where that lies, seen from where the install runs: empty, or ending in `/`. */
  readonly inside: string;
}

/** How a COPY of one whole folder is written, to where an install runs or below it. */
function folderCopy(
  { instruction, definition, selections }: PlannedStep,
  workdir: string,
): FolderCopy | null {
  const { args, flags, heredocs } = instruction;
  if (args.kind !== "words" || args.words.length !== 2 || heredocs.length > 0) return null;
  if (definition?.effect.kind !== "copy") return null;
  if (flags.some(({ name }) => name === "parents" || name === "exclude")) return null;
  const [source = "", destination = ""] = args.words.map(({ text }) => text);
  const [selection] = selections;
  if (selection?.kind !== "selected" || !selection.entries.some(({ name }) => name !== "")) {
    return null;
  }
  if (/[$*?[\\"'\s]/.test(source) || /["']/.test(destination)) return null;
  const from = `${workdir.replace(/\/$/, "")}/`;
  const to = `${definition.effect.destination.replace(/\/\.?$/, "")}/`;
  if (!to.startsWith(from)) return null;
  const path = source.replace(/^\.\//, "").replace(/\/?$/, "/");
  return {
    source: path === "./" || path === "/" ? "" : path,
    destination: destination.replace(/\/?$/, "/"),
    inside: to.slice(from.length),
  };
}

/** Moved below the other, a copy would win where it lost. */
function overlaps(copy: PlannedStep, other: PlannedStep): boolean {
  const paths = new Set(filesOf(copy));
  return filesOf(other).some((path) => paths.has(path));
}

/** Where the files of a copy come to lie. */
function filesOf({ definition, selections }: PlannedStep): readonly string[] {
  if (definition?.effect.kind !== "copy") return [];
  const { destination } = definition.effect;
  const folder = `${destination.replace(/\/\.?$/, "")}/`;
  return selections.flatMap((selection) =>
    selection.kind === "selected"
      ? selection.entries
          .filter(({ entry }) => entry.type !== "directory")
          .map(({ name, entry }) => {
            if (name !== "") return `${folder}${name}`;
            const own = entry.path.slice(entry.path.lastIndexOf("/") + 1);
            return destination.endsWith("/") ? `${folder}${own}` : destination;
          })
      : [],
  );
}

function withLineEnd({ start, end }: { start: number; end: number }, text: string) {
  const newline = text.indexOf("\n", end);
  return { start, end: newline < 0 ? text.length : newline + 1 };
}

function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
