import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadConfiguration } from "../lint/configuration-file.ts";
import { compatibleFixes, fixAll } from "../lint/fix.ts";
import { lint } from "../lint/lint.ts";
import { lintOptions, type MarkedOptions } from "../lint/testing/marked.ts";
import { Analysis } from "../model/analysis.ts";
import { spansOverlap } from "../text/span.ts";
import { RULES } from "./index.generated.ts";

const PAGES = new URL("../../../docs/rules/", import.meta.url);
const HERE = fileURLToPath(new URL(".", import.meta.url));
const HEADINGS = ["What it finds", "Why it matters", "Examples", "How it differs"];

interface Example {
  readonly kind: "correct" | "incorrect";
  readonly text: string;
}

function pageOf(id: string): string {
  return readFileSync(new URL(`${id}.md`, PAGES), "utf8");
}

function examplesOf(page: string): readonly Example[] {
  return [...page.matchAll(/^```dockerfile (correct|incorrect)\n([^]*?)^```$/gm)].map((match) => ({
    kind: match[1] === "correct" ? "correct" : "incorrect",
    text: match[2] ?? "",
  }));
}

/** The .dockerignore and the configuration that a page shows count for its examples. */
function surroundingsOf(page: string): MarkedOptions {
  const ignore = /^```dockerignore\n([^]*?)^```$/m.exec(page)?.[1];
  const text = /^```yaml\n([^]*?)^```$/m.exec(page)?.[1] ?? "";
  const file = { kind: "strata", path: "/.strata.yaml", folder: "/", text } as const;
  const { configuration, problems } = loadConfiguration([file]);
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.text).join("\n"));
  return {
    ...(ignore !== undefined && { ignore }),
    configuration: { ...configuration, extends: "all" },
  };
}

describe("the registry", () => {
  it("calls no two rules by the same name, whatever the case", () => {
    const names = RULES.flatMap(({ meta }) => [meta.id, ...meta.aliases]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });

  it("has a test beside each rule", () => {
    const files = readdirSync(HERE);
    const missing = RULES.map(({ meta }) => `${meta.id}.test.ts`).filter(
      (file) => !files.includes(file),
    );
    expect(missing).toEqual([]);
  });

  it("has a page for each rule and no other", () => {
    const pages = readdirSync(PAGES).filter((file) => file !== "README.md");
    expect(pages.sort()).toEqual(RULES.map(({ meta }) => `${meta.id}.md`).sort());
  });
});

describe.each(RULES.map((rule) => [rule.meta.id, rule] as const))("%s", (id, rule) => {
  const page = pageOf(id);
  const examples = examplesOf(page);

  it("is a kebab-case name in a file of that name", () => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(readdirSync(HERE)).toContain(`${id}.ts`);
  });

  it.each(examples)(
    "speaks in sentences, and titles fixes without a full stop: $text",
    async (each) => {
      const options = await lintOptions([rule], surroundingsOf(page));
      const found = lint(new Analysis(each.text), options);
      const unfinished = found.filter(({ text }) => !/[.?]$/.test(text) || /\{\w+\}/.test(text));
      const titles = found.flatMap(({ fixes }) => fixes.map(({ text }) => text));
      expect(unfinished).toEqual([]);
      expect(titles.filter((title) => title.endsWith("."))).toEqual([]);
    },
  );

  it("has the fixed headings on its page", () => {
    const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(headings.filter((heading) => heading !== "Options")).toEqual(HEADINGS);
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
  });

  it("tells of its options on its page", () => {
    const names = Object.keys(rule.meta.options ?? {});
    expect(page.includes("## Options")).toBe(names.length > 0);
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it("has examples of both kinds", () => {
    expect(new Set(examples.map(({ kind }) => kind)).size).toBe(2);
  });

  it.each(examples)("judges the example as its page does: $kind $text", async (example) => {
    const options = await lintOptions(RULES, surroundingsOf(page));
    const found = new Set(lint(new Analysis(example.text), options).map((each) => each.rule));
    if (example.kind === "correct") expect(found).not.toContain(id);
    else expect(found).toContain(id);
  });

  it.each(examples.filter(({ kind }) => kind === "incorrect"))(
    "mends what it can so that nothing of it is left: $text",
    async ({ text }) => {
      const options = await lintOptions([rule], surroundingsOf(page));
      const fixable = lint(new Analysis(text), options).filter(({ fixes }) => fixes.length > 0);
      const after = fixAll(text, ["safe", "suggestion"], options);
      const again = fixAll(after.text, ["safe", "suggestion"], options);
      expect(again).toEqual({ text: after.text, applied: 0 });
      const left = lint(new Analysis(after.text), options).length;
      expect(left).toBe(lint(new Analysis(text), options).length - fixable.length);
    },
  );

  it.each(examples)("offers no better fix than it declares: $text", async ({ text }) => {
    const options = await lintOptions([rule], surroundingsOf(page));
    const kinds = new Set(
      lint(new Analysis(text), options).flatMap(({ fixes }) => fixes.map(({ kind }) => kind)),
    );
    if (rule.meta.fix !== "safe") expect(kinds).not.toContain("safe");
    if (rule.meta.fix === "none") expect(kinds.size).toBe(0);
  });
});

it("has safe fixes that never overlap, over all examples at once", async () => {
  const pages = RULES.map(({ meta }) => pageOf(meta.id));
  const options = await lintOptions(RULES, {});
  const text = pages.flatMap((page) => examplesOf(page).map((example) => example.text)).join("\n");
  const problems = lint(new Analysis(text), options);
  const edits = compatibleFixes(problems, ["safe"]).flatMap((fix) => fix.edits);
  const all = problems.flatMap(({ fixes }) =>
    fixes.filter(({ kind }) => kind === "safe").flatMap((fix) => fix.edits),
  );
  expect(edits.length).toBeGreaterThan(2);
  const overlaps = all.filter((edit, index) =>
    all.slice(index + 1).some((other) => spansOverlap(edit.span, other.span)),
  );
  expect(overlaps).toEqual([]);
});
