import type { EvaluatedStage, Evaluation } from "../../model/evaluate.ts";
import { parseImageReference } from "../../model/image-reference.ts";
import type { Instruction } from "../../syntax/tree.ts";
import { OFFICIAL_IMAGES } from "./official-images.ts";

/** Official images whose `/bin/sh` is bash. */
const BASH: ReadonlySet<string> = new Set(
  "almalinux amazoncorretto amazonlinux archlinux bash fedora ibm-semeru-runtimes mageia mysql oraclelinux photon rockylinux sapmachine sl".split(
    " ",
  ),
);

/**
 * Whether the `sh` of the stage that holds the instruction is certain to be dash: a Debian or
 * Ubuntu below an official image. Elsewhere it may be bash or busybox, which take more.
 */
export function shIsDash(evaluation: Evaluation, instruction: Instruction): boolean {
  const stage = evaluation.stages.find(({ steps }) =>
    steps.some(
      (step) =>
        (step.instruction.trigger ?? step.instruction).span.start === instruction.span.start,
    ),
  );
  return stage !== undefined && baseIsDash(evaluation.stages, stage);
}

function baseIsDash(stages: readonly EvaluatedStage[], { base }: EvaluatedStage): boolean {
  if (base.kind === "stage") {
    const parent = stages[base.index];
    return parent !== undefined && baseIsDash(stages, parent);
  }
  if (base.kind !== "image") return false;
  const reference = parseImageReference(base.reference);
  if (reference?.registry !== "docker.io") return false;
  const [namespace, image = ""] = reference.repository.split("/");
  if (namespace !== "library" || !OFFICIAL_IMAGES.has(image) || BASH.has(image)) return false;
  if (ALWAYS_OTHER.has(image)) return false;
  return !/alpine|busybox|musl|oracle|ubi|amazon|windows|nanoserver/.test(reference.tag ?? "");
}

const ALWAYS_OTHER: ReadonlySet<string> = new Set(
  "adminer alpine busybox caddy cirros clearlinux docker haxe memcached registry scratch traefik".split(
    " ",
  ),
);
