import { cleanSource } from "../../context/go-path.ts";
import type { SelectedEntry } from "../../context/select.ts";
import { installsOf } from "../../model/dependency-install.ts";
import type { Plan, PlannedStep } from "../plan.ts";
import { fileChanges, type Proposal, type Propose } from "./proposal.ts";

/** `COPY . .` takes what no image needs: each commit, each install and each edit of the Dockerfile runs it again. */
export const ignoreFiles: Propose = ({ steps }, plan) => {
  const copy = steps.find(isWholeCopy);
  const proposal = copy === undefined ? null : propose(copy, plan);
  return proposal === null ? [] : [proposal];
};

function isWholeCopy({ trigger, definition }: PlannedStep): boolean {
  if (trigger || definition?.effect.kind !== "copy") return false;
  return definition.context.some(({ path }) => cleanSource(path) === ".");
}

function propose(copy: PlannedStep, plan: Plan): Proposal | null {
  const files = copy.selections.flatMap((selection) =>
    selection.kind === "selected" && selection.path === "." ? selection.entries : [],
  );
  const found = NEEDLESS.filter(({ unless }) => unless?.(plan) !== true)
    .map(({ pattern, matches }) => ({
      pattern,
      file: files.find((entry) => isFile(entry, matches)),
    }))
    .filter(({ file }) => file !== undefined);
  const [first] = found;
  if (first?.file === undefined) return null;
  const patterns = found.map(({ pattern }) => pattern);
  return {
    kind: "ignore-files",
    step: copy,
    title: `Add ${patterns.join(", ")} to the ignore file`,
    message:
      "What is sent to the builder and copied without need runs this step again when it changes.",
    changes: `The image no longer holds ${patterns.join(", ")}.`,
    edits: [],
    ignore: patterns,
    event: fileChanges(first.file.entry.path),
  };
}

interface Needless {
  readonly pattern: string;
  /** By path in the build context. */
  readonly matches: RegExp;
  /** The build may need it after all. */
  readonly unless?: (plan: Plan) => boolean;
}

/** What changes most stands first. */
const NEEDLESS: readonly Needless[] = [
  { pattern: ".git", matches: /^\.git(\/|$)/, unless: (plan) => runs(plan, /\bgit\b/) },
  {
    pattern: "node_modules",
    matches: /^node_modules\//,
    unless: (plan) => !installs(plan, "package.json"),
  },
  { pattern: "**/*.log", matches: /\.log$/ },
  { pattern: "**/__pycache__", matches: /(^|\/)__pycache__\// },
  { pattern: ".venv", matches: /^\.venv\//, unless: (plan) => !runs(plan, /\bpip/) },
  { pattern: ".idea", matches: /^\.idea\// },
  { pattern: ".vscode", matches: /^\.vscode\// },
  { pattern: "**/.DS_Store", matches: /(^|\/)\.DS_Store$/ },
  { pattern: "Dockerfile*", matches: /^Dockerfile[^/]*$/ },
  { pattern: ".dockerignore", matches: /^\.dockerignore$/ },
];

function isFile({ entry }: SelectedEntry, matches: RegExp): boolean {
  return entry.type === "file" && matches.test(entry.path);
}

function runs(plan: Plan, pattern: RegExp): boolean {
  return scriptsOf(plan).some(({ instruction }) => pattern.test(instruction.line.text));
}

function installs(plan: Plan, manifest: string): boolean {
  return scriptsOf(plan).some(({ instruction }) =>
    installsOf(instruction).some(({ manifests }) => manifests[0] === manifest),
  );
}

function scriptsOf({ stages }: Plan): readonly PlannedStep[] {
  return stages
    .flatMap(({ steps }) => steps)
    .filter(({ instruction }) => instruction.keyword === "RUN");
}
