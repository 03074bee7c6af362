import { parseImageReference } from "../model/image-reference.ts";
import { findCopySource } from "../model/model.ts";
import { mountFields } from "../syntax/mount.ts";
import type { Flag } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { defineRule, type RuleContext } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";

export const rule = defineRule({
  meta: {
    id: "untrusted-registry",
    aliases: ["DL3026"],
    group: "images",
    severity: "error",
    recommended: true,
    fix: "none",
    messages: {
      untrusted:
        "{registry} is not among the trusted registries: take the image from one of {trusted}.",
    },
    options: {
      trustedRegistries: {
        type: "strings",
        default: [],
        description:
          "Registries that images may come from, `*` at one end stands for anything; none allows all.",
      },
    },
  },
  check(context) {
    const trusted = context.option("trustedRegistries");
    if (trusted.length === 0) return;
    for (const { image, span } of namedImages(context)) {
      const registry = parseImageReference(image)?.registry;
      if (registry === undefined || isTrusted(registry, trusted)) continue;
      const args = { registry, trusted: trusted.join(", ") };
      context.report({ message: "untrusted", args, span });
    }
  },
});

interface NamedImage {
  readonly image: string;
  readonly span: Span;
}

function namedImages({
  evaluation,
  model,
}: Pick<RuleContext, "evaluation" | "model">): readonly NamedImage[] {
  const bases = evaluation.stages.flatMap(({ stage, base }) =>
    base.kind === "image" && stage.base !== null
      ? [{ image: base.reference, span: stage.base.span }]
      : [],
  );
  const sources = allSteps(evaluation, ["COPY", "RUN"]).flatMap(({ instruction, stage }) => {
    const earlier = model.stages.slice(0, stage.stage.index + 1);
    return instruction.flags.flatMap((flag) => {
      const named = instruction.keyword === "COPY" ? sourceOfCopy(flag) : sourceOfMount(flag);
      if (named === null || named.image.includes("$")) return [];
      const isContext = evaluation.inputs.namedContexts[named.image.toLowerCase()] !== undefined;
      return isContext || findCopySource(earlier, named.image) !== undefined ? [] : [named];
    });
  });
  return [...bases, ...sources];
}

function sourceOfCopy({ name, value, valueSpan }: Flag): NamedImage | null {
  if (name !== "from" || value === null || valueSpan === null || /^\d+$/.test(value)) return null;
  return { image: value, span: valueSpan };
}

function sourceOfMount({ name, value, valueSpan }: Flag): NamedImage | null {
  if (name !== "mount" || value === null || valueSpan === null) return null;
  const image = mountFields(value)?.find(({ key }) => key === "from")?.value ?? null;
  if (image === null || image === "") return null;
  const at = value.indexOf(image);
  const exact = valueSpan.end - valueSpan.start === value.length;
  const start = valueSpan.start + at;
  return { image, span: exact ? { start, end: start + image.length } : valueSpan };
}

/** `*` alone, in front and at the end stands for anything. Docker Hub goes by two names. */
function isTrusted(registry: string, trusted: readonly string[]): boolean {
  const names = registry === "docker.io" ? ["docker.io", "hub.docker.com"] : [registry];
  return trusted.some((pattern) =>
    names.some((name) => {
      if (pattern.startsWith("*")) return name.endsWith(pattern.slice(1));
      if (pattern.endsWith("*")) return name.startsWith(pattern.slice(0, -1));
      return name === pattern;
    }),
  );
}
