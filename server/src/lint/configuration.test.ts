import { describe, expect, it } from "vitest";
import { loadConfiguration } from "./configuration-file.ts";
import {
  DEFAULT_CONFIGURATION,
  layer,
  layerFromSetting,
  reaches,
  selectRules,
  severityOf,
} from "./configuration.ts";
import { ruleByName } from "./registry.ts";

const ON = { id: "untagged-image", severity: "warning", recommended: true } as const;
const OFF = { ...ON, recommended: false } as const;

function strata(text: string) {
  return loadConfiguration([{ kind: "strata", path: "/w/.strata.yaml", folder: "/w", text }]);
}

function hadolint(text: string) {
  return loadConfiguration([{ kind: "hadolint", path: "/w/.hadolint.yaml", folder: "/w", text }]);
}

function problemsIn({ problems }: ReturnType<typeof strata>): readonly string[] {
  return problems.map(({ line, column, text }) => `${line + 1}:${column + 1} ${text}`);
}

describe("which rules run", () => {
  it("is those that are recommended, where nothing is said", () => {
    expect(severityOf(DEFAULT_CONFIGURATION, ON)).toBe("warning");
    expect(severityOf(DEFAULT_CONFIGURATION, OFF)).toBeNull();
  });

  it.each([
    ["all", "warning"],
    ["none", null],
  ] as const)("is %s where the configuration extends that", (chosen, severity) => {
    const { configuration } = strata(`extends: ${chosen}`);
    expect(severityOf(configuration, OFF)).toBe(severity);
  });

  it("is what a rule's own setting says, by any name", () => {
    const { configuration } = strata("extends: none\nrules:\n  dl3006: error\n");
    expect(severityOf(configuration, ON)).toBe("error");
  });

  it("is none that is off", () => {
    expect(severityOf(strata("rules: {untagged-image: off}").configuration, ON)).toBeNull();
  });
});

describe(".strata.yaml", () => {
  it("reads severities and options", () => {
    const { configuration, problems } = strata(
      "rules:\n  untagged-image:\n    severity: hint\n    options:\n      ignoredImages: [node]\n",
    );
    expect(problems).toEqual([]);
    expect(configuration.rules.get("untagged-image")).toEqual({
      severity: "hint",
      options: { ignoredImages: ["node"] },
    });
  });

  it("reads how Dockerfiles are built, for all or by pattern", () => {
    const all = strata("build: {context: ., args: {V: 1.10}}");
    const some = strata("build:\n  '**/api.Dockerfile': {target: prod, platform: linux/arm64}\n");
    expect([...all.problems, ...some.problems]).toEqual([]);
    expect([...all.configuration.build, ...some.configuration.build]).toEqual([
      { pattern: "**", context: ".", args: { V: "1.10" } },
      { pattern: "**/api.Dockerfile", target: "prod", platform: "linux/arm64" },
    ]);
  });

  it("may be empty", () => {
    expect(strata("# nothing yet\n").problems).toEqual([]);
  });

  it.each([
    ["extends: some", ["1:10 extends is one of recommended, all, none, not some."]],
    [
      "rules:\n  DL3006: loud",
      ["2:11 DL3006 is one of off, hint, info, warning, error, not loud."],
    ],
    [
      "rules:\n  untaged-image: off",
      ["2:3 There is no rule named untaged-image. Did you mean untagged-image?"],
    ],
    ["rules: [a]", ["1:8 rules has to be a map of names and values."]],
    ["lint: {}", ["1:1 There is no setting named lint."]],
    [
      "rules:\n  DL3006: {options: {x: [], ignoredImages: a}}",
      [
        "2:22 There is no option of DL3006 named x.",
        "2:44 ignoredImages has to be a list of texts.",
      ],
    ],
    ["build:\n  a: {contxt: .}", ["2:7 There is no build setting named contxt."]],
    [
      "rules:\n  DL3050: {options: {strictLabels: maybe}}",
      ["2:36 strictLabels has to be true or false."],
    ],
    [
      "rules:\n  DL3049: {options: {labelSchema: {a: text, b: uri}}}",
      ["2:48 b is one of text, url, rfc3339, spdx, hash, semver, email, not uri."],
    ],
    ["- a", ["1:1 The configuration has to be a map of names and values."]],
  ])("says at the exact place what makes no sense: %j", (text, problems) => {
    expect(problemsIn(strata(text))).toEqual(problems);
  });

  it("says where it is no YAML", () => {
    expect(problemsIn(strata("rules: {a: b"))[0]).toMatch(/^1:\d+ This is not valid YAML: /);
  });
});

describe(".hadolint.yaml", () => {
  it("reads what is ignored and what is overridden", () => {
    const { configuration, problems } = hadolint(
      "ignored: [DL3006, DL9999]\noverride:\n  error: [DL3000, DL3006]\n  style: [DL3003]\n",
    );
    expect(problems).toEqual([]);
    expect([...configuration.rules].map(([id, { severity }]) => [id, severity])).toEqual([
      ["untagged-image", "off"],
      ["relative-workdir", "error"],
      ["cd-in-run", "hint"],
    ]);
  });

  it("reads the other keys", () => {
    const { configuration, problems } = hadolint(
      "trustedRegistries: [docker.io]\nlabel-schema: {author: text}\nstrict-labels: true\ndisable-ignore-pragma: true\nfailure-threshold: style\nno-color: true\n",
    );
    expect(problems).toEqual([]);
    expect(configuration.failureThreshold).toBe("hint");
    expect([...configuration.rules].map(([id, { options }]) => [id, options])).toEqual([
      ["untrusted-registry", { trustedRegistries: ["docker.io"] }],
      ["missing-label", { labelSchema: { author: "text" } }],
      ["unknown-label", { strictLabels: true }],
      ["ignore-comment", { withoutEffect: true }],
    ]);
  });

  it("keeps the options of a rule whose severity it overrides", () => {
    const { configuration } = hadolint(
      "trustedRegistries: [docker.io]\noverride: {warning: [DL3026]}\nignored: [DL3049]\nlabel-schema: {author: text}\n",
    );
    expect(configuration.rules.get("untrusted-registry")).toEqual({
      severity: "warning",
      options: { trustedRegistries: ["docker.io"] },
    });
    expect(configuration.rules.get("missing-label")?.severity).toBe("off");
  });

  it.each([
    ["ignored: DL3006", ["1:10 ignored has to be a list of texts."]],
    [
      "failure-threshold: loud",
      ["1:20 failure-threshold is one of error, warning, info, style, ignore, none, not loud."],
    ],
  ])("says what makes no sense: %j", (text, problems) => {
    expect(problemsIn(hadolint(text))).toEqual(problems);
  });
});

describe("layers", () => {
  it("let the upper one win, rule by rule", () => {
    const lower = strata(
      "rules: {DL3006: {severity: hint, options: {ignoredImages: [a]}}, DL3000: off}",
    );
    const upper = layerFromSetting({ "untagged-image": "error", "no-such": "off", DL3003: 7 });
    const rules = layer(lower.configuration, upper).rules;
    expect([...rules]).toEqual([
      ["untagged-image", { severity: "error", options: { ignoredImages: ["a"] } }],
      ["relative-workdir", { severity: "off", options: {} }],
    ]);
  });

  it("keep severities and options where a call selects rules", () => {
    const { configuration } = strata("rules: {DL3006: off, DL3000: error}");
    const all = selectRules(configuration, "all");
    expect(severityOf(all, ON)).toBe("warning");
    expect(all.rules.get("relative-workdir")?.severity).toBe("error");
    const named = selectRules(configuration, ["DL3006"]);
    expect(severityOf(named, ON)).toBe("warning");
    expect(named.rules.has("relative-workdir")).toBe(false);
  });
});

it("finds rules by any name and case", () => {
  expect(ruleByName("JSONARGSRECOMMENDED")?.meta.id).toBe("shell-form-command");
});

it("orders severities", () => {
  expect([reaches("error", "warning"), reaches("info", "warning")]).toEqual([true, false]);
  expect(reaches("error", "none")).toBe(false);
});
