import type { EscapeToken } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "maintainer-deprecated",
    aliases: ["MaintainerDeprecated", "DL4000", "DEPRECATED_MAINTAINER", "deprecated_in_1.13"],
    group: "deprecated",
    severity: "warning",
    recommended: true,
    fix: "safe",
    tag: "deprecated",
    messages: {
      deprecated: "MAINTAINER is deprecated; a label says the same and more tools read it.",
      label: "Change to LABEL org.opencontainers.image.authors",
    },
  },
  check({ dockerfile, report }) {
    for (const { keyword, keywordSpan, span, args } of dockerfile.instructions) {
      if (keyword !== "MAINTAINER") continue;
      const author = args.kind === "text" ? args.word.text : null;
      const written = dockerfile.text.slice(keywordSpan.start, keywordSpan.end);
      const label = written === written.toLowerCase() ? "label" : "LABEL";
      report({
        message: "deprecated",
        span: keywordSpan,
        fixes:
          author === null
            ? []
            : [
                {
                  kind: "safe",
                  title: "label",
                  edits: [
                    {
                      span,
                      text: `${label} org.opencontainers.image.authors=${quote(author, dockerfile.escape)}`,
                    },
                  ],
                },
              ],
      });
    }
  },
});

/** LABEL reads quotes, escapes and variables, which MAINTAINER took as they were. */
function quote(author: string, escape: EscapeToken): string {
  const inner = /^(["'])(.*)\1$/s.exec(author)?.[2] ?? author;
  const escaped = inner.replace(/["$\\`]/g, (character) =>
    character === '"' || character === "$" || character === escape ? escape + character : character,
  );
  return `"${escaped}"`;
}
