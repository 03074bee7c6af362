import { expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { lint } from "../lint/lint.ts";
import { Analysis } from "../model/analysis.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { ENGLISH } from "./translator.ts";

it("says what else a problem is called, and where its instruction begins", () => {
  const analysis = new Analysis("FROM busybox:1.36\nCOPY --from=a \\\n  x y \\\n  z\nADD x /\n");
  const configuration = DEFAULT_CONFIGURATION;
  const problems = lint(analysis, { configuration, ignore: null, shell: null });
  const page = (rule: string): string => `file:///rules/${rule}.md`;
  const diagnostics = diagnosticsOf(problems, analysis.dockerfile, page, ENGLISH);
  expect(
    diagnostics.map(({ code, range, data }) => [code, range.start.line, data as unknown]),
  ).toEqual([
    ["undefined-stage", 1, { aliases: ["DL3022"], instructionLine: 1 }],
    [
      "destination-without-slash",
      3,
      { aliases: ["DL3021", "INVALID_DESTINATION"], instructionLine: 1 },
    ],
    ["add-instead-of-copy", 4, { aliases: ["DL3020"], instructionLine: 4 }],
  ]);
});
