import { parseImageReference } from "../model/image-reference.ts";
import { joinImagePath } from "../model/image-path.ts";
import type { Instruction, Word } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { stageChain } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "unwritable-volume",
    aliases: [],
    group: "security",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      unwritable:
        "{user} cannot write to {path}, which belongs to root: make it before the VOLUME and give it to {user} with chown.",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const stage of evaluation.stages) {
      if (!stage.stage.instructions.some(({ keyword }) => keyword === "VOLUME")) continue;
      const chain = stageChain(evaluation, stage);
      const base = chain.at(-1)?.base;
      if (base?.kind !== "image" || !isPlainImage(base.reference)) continue;
      const { user } = stage.final;
      const name = user.split(":")[0] ?? "";
      if (name === "" || /^(?:root|0+)$/.test(name) || name.includes("$")) continue;
      const instructions = chain.flatMap((part) => part.stage.instructions);
      for (const instruction of stage.stage.instructions) {
        if (instruction.keyword !== "VOLUME") continue;
        for (const { text, span } of volumes(instruction)) {
          const path = joinImagePath("/", text.replace(/["']/g, ""));
          if (path.includes("$") || WRITABLE.test(path)) continue;
          if (isMentioned(instructions, path, dockerfile.text)) continue;
          report({ message: "unwritable", args: { user: name, path }, span });
        }
      }
    }
  },
});

/** What these hold is known not to include an application's folders. */
const PLAIN_IMAGES: ReadonlySet<string> = new Set(
  (
    "almalinux alpine amazoncorretto amazonlinux debian eclipse-temurin fedora golang node " +
    "openjdk oraclelinux python rockylinux ruby rust ubuntu"
  ).split(" "),
);

function isPlainImage(reference: string): boolean {
  const { registry, repository = "" } = parseImageReference(reference) ?? {};
  return registry === "docker.io" && PLAIN_IMAGES.has(repository.replace(/^library\//, ""));
}

const WRITABLE = /^\/(?:tmp|var\/tmp|dev\/shm)(?:\/|$)/;

function volumes({ args }: Instruction): readonly Word[] {
  return args.kind === "json" ? args.items : args.kind === "words" ? args.words : [];
}

/** Anything that may have made the folder, or one above it, the user's own. */
function isMentioned(instructions: readonly Instruction[], path: string, text: string): boolean {
  const parts = path.split("/");
  const paths = parts.slice(1).map((_, index) => parts.slice(0, index + 2).join("/"));
  return instructions.some(({ keyword, span, flags }) => {
    const gives = keyword === "RUN" || flags.some(({ name }) => name === "chown");
    if (!gives) return false;
    const written = text.slice(span.start, span.end);
    return paths.some((each) => written.includes(each)) || MAY_MEAN_ANY.test(written);
  });
}

/** A folder by a variable or by where the RUN stands, or a script that may do anything. */
const MAY_MEAN_ANY = /\bch(?:own|mod)\b[^\n]*(?:\$|\s\.)|\.sh\b/;
