import { findCopySource, findStageByName } from "../model/model.ts";
import { modelMessages } from "../model/problems.ts";
import { mountFields } from "../syntax/mount.ts";
import { nearestWord } from "../syntax/suggest.ts";
import type { Flag, Instruction } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";
import { defineRule } from "./rule.ts";
import { allSteps } from "./support/instructions.ts";
import { OFFICIAL_IMAGES } from "./support/official-images.ts";
import { refusalsOf } from "./support/refusals.ts";

export const rule = defineRule({
  meta: {
    id: "undefined-stage",
    aliases: ["DL3022"],
    group: "stages",
    severity: "warning",
    recommended: true,
    fix: "suggestion",
    messages: {
      undefined: "No stage is named {name}; a build would look for an image of that name.",
      "did-you-mean":
        "No stage is named {name}; a build would look for an image of that name. Did you mean {suggestion}?",
      image: "{name} is an image without a tag, which is whatever :latest is that day.",
      "later-stage": modelMessages["later-stage"],
      "unknown-stage-index": modelMessages["unknown-stage-index"],
      replace: "Change to {suggestion}",
    },
    options: {
      contexts: {
        type: "strings",
        default: [],
        description: "Names that builds give with --build-context.",
      },
    },
  },
  check({ model, evaluation, refusals, option, report }) {
    for (const { id, problem } of refusalsOf("undefined-stage", refusals)) {
      const { message, span } = problem;
      report({ message: id, args: message.args, span, severity: "error" });
    }
    const contexts = option("contexts").map((name) => name.toLowerCase());
    const images = new Set(model.stages.map(({ base }) => base?.text ?? ""));
    const names = model.stages.flatMap(({ nameWord }) => nameWord?.text ?? []);
    for (const { instruction } of allSteps(evaluation, ["COPY", "RUN"])) {
      for (const { name, span } of sourcesOf(instruction)) {
        const isStage =
          findStageByName(model.stages, name) !== undefined ||
          (instruction.keyword === "COPY" && findCopySource(model.stages, name) !== undefined);
        if (isStage || contexts.includes(name.toLowerCase()) || !isUntagged(name)) continue;
        // hadolint looks at COPY alone.
        const aliases = instruction.keyword === "COPY" ? rule.meta.aliases : [];
        const suggestion = nearestWord(name, names);
        const isOfficial = suggestion === null && OFFICIAL_IMAGES.has(name);
        if (isOfficial || images.has(name) || name.includes("/")) {
          const severity = "hint";
          report({
            message: "image",
            args: { name },
            span,
            aliases,
            severity,
            onlyOnRequest: true,
          });
          continue;
        }
        if (suggestion === null) {
          report({ message: "undefined", args: { name }, span, aliases });
          continue;
        }
        report({
          message: "did-you-mean",
          args: { name, suggestion },
          span,
          aliases,
          fixes: [
            {
              kind: "suggestion",
              title: "replace",
              args: { suggestion },
              edits: [{ span, text: suggestion }],
            },
          ],
        });
      }
    }
  },
});

interface NamedSource {
  readonly name: string;
  readonly span: Span;
}

/** What COPY --from and a mount's from name. */
function sourcesOf({ keyword, flags }: Instruction): readonly NamedSource[] {
  return flags.flatMap((flag): readonly NamedSource[] => {
    if (flag.value === null || flag.valueSpan === null) return [];
    if (keyword === "COPY" && flag.name === "from") {
      return [{ name: flag.value, span: flag.valueSpan }];
    }
    return keyword === "RUN" && flag.name === "mount" ? mountSources(flag, flag.valueSpan) : [];
  });
}

function mountSources({ value }: Flag, valueSpan: Span): readonly NamedSource[] {
  const text = value ?? "";
  return (mountFields(text) ?? []).flatMap((field) => {
    if (field.key !== "from" || field.value === null) return [];
    const name = field.value;
    const at = text.indexOf(name, text.search(/(?:^|,)from=/i) + 5);
    const isExact = valueSpan.end - valueSpan.start === text.length && at >= 0;
    const start = valueSpan.start + at;
    return [{ name, span: isExact ? { start, end: start + name.length } : valueSpan }];
  });
}

/** A tag, digest or variable makes it something other than a stage; an index is not a name. */
function isUntagged(name: string): boolean {
  return name !== "" && !/[:@$]/.test(name) && !/^\d+$/.test(name);
}
