import { defineRule } from "./rule.ts";
import { labelsOf } from "./support/labels.ts";

export const rule = defineRule({
  meta: {
    id: "invalid-label-key",
    aliases: ["DL3048", "tally/labels/valid-key"],
    group: "metadata",
    severity: "hint",
    recommended: false,
    fix: "suggestion",
    messages: {
      reserved: "Keys that begin with {prefix} are kept for Docker's own use: choose another.",
      characters:
        "A label's key holds small letters, digits, single dots, hyphens, underscores and slashes, a letter first and no sign last: change {key}.",
      rename: "Change to {suggestion}",
    },
  },
  check({ dockerfile, evaluation, report }) {
    for (const { key, keySpan: span } of labelsOf({ dockerfile, evaluation })) {
      if (key === null || key === "") continue;
      const prefix = RESERVED.find((each) => key.startsWith(each));
      if (prefix !== undefined) {
        report({ message: "reserved", args: { prefix }, span });
        continue;
      }
      if (isValid(key)) continue;
      const suggestion = mended(key);
      const args = { key, suggestion };
      const edits = [{ span, text: suggestion }];
      const fixes = [{ kind: "suggestion" as const, title: "rename" as const, args, edits }];
      report({ message: "characters", args, span, fixes: isValid(suggestion) ? fixes : [] });
    }
  },
});

/** @see https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations */
const RESERVED = ["com.docker.", "io.docker.", "org.dockerproject."] as const;

function isValid(key: string): boolean {
  return (
    /^[a-z](?:[a-z0-9._/-]*[a-z0-9])?$/.test(key) && !key.includes("..") && !key.includes("--")
  );
}

function mended(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9._/-]+/g, "-")
    .replace(/([.-])\1+/g, "$1")
    .replace(/^[^a-z]+|[^a-z0-9]+$/g, "");
}
