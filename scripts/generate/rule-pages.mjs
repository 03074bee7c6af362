import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "../setup/project.mjs";
import { loadRules } from "./load-typescript.mjs";

/** @typedef {import("../../server/src/rules/rule.ts").Rule} Rule */

const PAGES = "docs/rules";
const HEAD = /<!-- head -->[^]*?<!-- \/head -->/;

const FIXES = {
  safe: "yes, safe to apply unseen",
  suggestion: "a suggestion, to be looked at",
  none: "no",
};

/** The table of all rules, and what is known of a rule at the head of its page. */
export async function rulePages() {
  const rules = await loadRules();
  const pages = await Promise.all(
    rules.map(async (rule) => {
      const path = `${PAGES}/${rule.meta.id}.md`;
      const text = await readFile(join(PROJECT, path), "utf8").catch(() => newPage(rule));
      return { path, text: text.replace(HEAD, () => head(rule)) };
    }),
  );
  return [...pages, { path: `${PAGES}/README.md`, text: table(rules) }];
}

/** @param {Rule} rule */
function head({ meta }) {
  const aliases = meta.aliases.map((alias) => `\`${alias}\``).join(", ");
  const rows = [
    `| Severity | ${meta.severity} |`,
    `| On by default | ${meta.recommended ? "yes" : "no"} |`,
    `| Fix | ${FIXES[meta.fix]} |`,
    `| Also known as | ${aliases} |`,
    `| Group | ${meta.group} |`,
  ];
  return ["<!-- head -->", "", "| | |", "|---|---|", ...rows, "", "<!-- /head -->"].join("\n");
}

/** @param {readonly Rule[]} rules */
function table(rules) {
  const rows = rules.map(
    ({ meta }) =>
      `| [${meta.id}](${meta.id}.md) | ${meta.severity} | ${meta.recommended ? "yes" : "no"} | ` +
      `${meta.fix === "none" ? "" : meta.fix} | ${meta.aliases.join(", ")} |`,
  );
  return `# Rules

<!-- Made by npm run generate. -->

A rule can be called by any of its names, in \`.strata.yaml\`, in hadolint's configuration and in
comments:

\`\`\`
# strata ignore=untagged-image the newest is wanted here
# hadolint ignore=DL3006
# check=skip=JSONArgsRecommended
\`\`\`

| rule | severity | on | fix | also known as |
|---|---|---|---|---|
${rows.join("\n")}
`;
}

/** @param {Rule} rule */
function newPage({ meta }) {
  return `# ${meta.id}

<!-- head -->
<!-- /head -->

## What it finds

## Why it matters

## Examples

\`\`\`dockerfile incorrect
\`\`\`

\`\`\`dockerfile correct
\`\`\`

## How it differs
`;
}
