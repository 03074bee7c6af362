import { describe, expect, it } from "vitest";
import { loadConfiguration } from "../lint/configuration-file.ts";
import { type MemoryFile, createMemoryHost } from "../platform/memory-host.ts";
import { Configurations, isConfigurationFile } from "./configurations.ts";

function configurationsOf(files: Record<string, MemoryFile>): {
  configurations: Configurations;
  reported: string[];
} {
  const reported: string[] = [];
  const configurations = new Configurations({
    files: createMemoryHost({ files }).files,
    platform: "linux",
    settings: () =>
      Promise.resolve({ rules: new Map([["cd-in-run", { severity: "error", options: {} }]]) }),
    load: () => Promise.resolve(loadConfiguration),
    report: (path, problems) => reported.push(`${path}: ${problems.length}`),
  });
  return { configurations, reported };
}

const uri = "file:///project/app/api/Dockerfile";

describe("the configuration of a document", () => {
  it("is the settings' alone where there is no file", async () => {
    const { configurations } = configurationsOf({});
    const { lint } = await configurations.of(uri);
    expect([...lint.rules.keys()]).toEqual(["cd-in-run"]);
  });

  it("is also the file's above it", async () => {
    const { configurations } = configurationsOf({ "/project/.strata.yaml": "extends: none\n" });
    expect((await configurations.of(uri)).lint.extends).toBe("none");
  });

  it("has the build of the patterns that match, the later over the earlier", async () => {
    const { configurations } = configurationsOf({
      "/project/app/.strata.yaml": `build:
  "**/Dockerfile": { context: ., target: dev }
  api/Dockerfile: { target: api }
  web/Dockerfile: { target: web }
`,
    });
    expect((await configurations.of(uri)).build).toEqual({
      context: "/project/app",
      target: "api",
    });
  });

  it("tells what is wrong in the file", async () => {
    const { configurations, reported } = configurationsOf({
      "/project/.strata.yaml": "extend: x\n",
    });
    await configurations.of(uri);
    expect(reported).toEqual(["/project/.strata.yaml: 1"]);
  });
});

it.each([
  ["/project/.strata.yaml", true],
  ["C:\\work\\.hadolint.yml", true],
  ["/project/strata.yaml", false],
  ["/project/x.strata.yaml", false],
])("isConfigurationFile(%s)", (path, expected) => {
  expect(isConfigurationFile(path)).toBe(expected);
});
