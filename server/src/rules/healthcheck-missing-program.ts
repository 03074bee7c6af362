import { parseImageReference } from "../model/image-reference.ts";
import type { EvaluatedStage, Evaluation } from "../model/evaluate.ts";
import type { Dockerfile } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { stageChain } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "healthcheck-missing-program",
    aliases: [],
    group: "metadata",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      missing:
        "{image} has no {program} and nothing here installs it, so every container counts as unhealthy: install it, or check with what is there.",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const stage of evaluation.stages) {
      const instruction = stage.stage.instructions.findLast(
        ({ keyword }) => keyword === "HEALTHCHECK",
      );
      const match = instruction && PROGRAM.exec(instruction.rest.text);
      const program = match?.[0];
      if (instruction === undefined || !match || (program !== "curl" && program !== "wget"))
        continue;
      const image = lackingImage(evaluation, stage, program);
      if (image === null || isMentioned(dockerfile, evaluation, stage, program)) continue;
      const span = instruction.rest.sourceSpan(match.index, match.index + program.length);
      report({ message: "missing", args: { image, program }, span });
    }
  },
});

const PROGRAM = /(?<![\w./-])(?:curl|wget)(?![\w.-])/;

/** The image below, where it is known to come without the program. */
function lackingImage(
  evaluation: Evaluation,
  stage: EvaluatedStage,
  program: "curl" | "wget",
): string | null {
  const base = stageChain(evaluation, stage).at(-1)?.base;
  if (base?.kind !== "image") return null;
  const reference = parseImageReference(base.reference);
  if (reference === null) return null;
  const { registry, repository, tag } = reference;
  if (registry === "gcr.io" && repository.startsWith("distroless/")) {
    return /debug/.test(tag ?? "") ? null : base.reference;
  }
  if (registry !== "docker.io") return null;
  const name = repository.replace(/^library\//, "");
  const isSmall = name === "alpine" || name === "busybox" || /(?:^|-)alpine/.test(tag ?? "");
  const isSlim = name === "debian" || name === "ubuntu" || /(?:^|-)slim/.test(tag ?? "");
  const isKnown = /^(?:alpine|busybox|debian|ubuntu|node|python|ruby|golang|rust)$/.test(name);
  // The small ones have busybox's wget.
  return isKnown && (isSlim || (isSmall && program === "curl")) ? base.reference : null;
}

/** Installed, copied, or named by a variable. */
function isMentioned(
  { text }: Dockerfile,
  evaluation: Evaluation,
  stage: EvaluatedStage,
  program: string,
): boolean {
  return stageChain(evaluation, stage).some((part) =>
    part.stage.instructions.some(
      ({ keyword, span }) =>
        keyword !== "HEALTHCHECK" && text.slice(span.start, span.end).includes(program),
    ),
  );
}
