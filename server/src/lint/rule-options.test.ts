import { describe, expect, it } from "vitest";
import { Analysis } from "../model/analysis.ts";
import { defineRule, type Rule } from "../rules/rule.ts";
import { type Configuration, DEFAULT_CONFIGURATION, type RuleOptions } from "./configuration.ts";
import { lint } from "./lint.ts";

/** Says what it is told by its options. */
function telling(id: string, sharedWith?: string): Rule {
  const common = { description: "x", ...(sharedWith !== undefined && { sharedWith }) };
  return defineRule({
    meta: {
      id,
      aliases: [],
      group: "style",
      severity: "info",
      recommended: true,
      fix: "none",
      messages: { told: "{strings} {flag} {map}" },
      options: {
        strings: { ...common, type: "strings", default: ["s"] },
        flag: { ...common, type: "flag", default: true },
        map: { ...common, type: "map", default: { a: "b" } },
      },
    },
    check({ option, flag, map, report }) {
      const args = {
        strings: option("strings").join(),
        flag: String(flag("flag")),
        map: JSON.stringify(map("map")),
      };
      report({ message: "told", args, span: { start: 0, end: 0 } });
    },
  });
}

function told(rule: Rule, configured: Readonly<Record<string, RuleOptions>>): string | undefined {
  const rules = Object.entries(configured).map(
    ([id, options]) => [id, { severity: null, options }] as const,
  );
  const configuration: Configuration = { ...DEFAULT_CONFIGURATION, rules: new Map(rules) };
  const options = { configuration, rules: [rule], ignore: null, shell: null };
  return lint(new Analysis(""), options)[0]?.text;
}

describe("an option", () => {
  it("is its default where nothing is said", () => {
    expect(told(telling("one"), {})).toBe('s true {"a":"b"}');
  });

  it("is what the configuration says", () => {
    const options = { strings: ["x", "y"], flag: false, map: {} };
    expect(told(telling("one"), { one: options })).toBe("x,y false {}");
  });

  it("is that of the rule it is shared with, where its own says nothing", () => {
    const configured = { other: { strings: ["x"], flag: false }, one: { flag: true } };
    expect(told(telling("one", "other"), configured)).toBe('x true {"a":"b"}');
  });
});

describe("a problem that is told on request", () => {
  const rule = defineRule({
    meta: {
      id: "small",
      aliases: [],
      group: "style",
      severity: "hint",
      recommended: true,
      fix: "none",
      messages: { small: "Small." },
    },
    check({ report }) {
      report({ message: "small", span: { start: 0, end: 0 }, onlyOnRequest: true });
    },
  });

  it.each([
    ["is kept back by default", DEFAULT_CONFIGURATION, 0],
    ["is told where all rules are on", { ...DEFAULT_CONFIGURATION, extends: "all" } as const, 1],
    [
      "is told where the rule's severity is configured",
      {
        ...DEFAULT_CONFIGURATION,
        rules: new Map([["small", { severity: "info" as const, options: {} }]]),
      },
      1,
    ],
  ])("%s", (_, configuration, count) => {
    const options = { configuration, rules: [rule], ignore: null, shell: null };
    expect(lint(new Analysis(""), options)).toHaveLength(count);
  });
});
