import { validate, ValidationCode } from "dockerfile-utils";
import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../server/src/lint/configuration.ts";
import { lint } from "../../server/src/lint/lint.ts";
import { ruleByName } from "../../server/src/lint/registry.ts";
import { Analysis } from "../../server/src/model/analysis.ts";

/** For each of dockerfile-utils' codes a file in which it reports it. */
const FILES: Readonly<Record<string, string>> = {
  ARGUMENT_EXTRA: "FROM alpine:3\nSTOPSIGNAL a b\n",
  ARGUMENT_MISSING: "FROM alpine:3\nWORKDIR\n",
  ARGUMENT_REQUIRES_AT_LEAST_ONE: "FROM alpine:3\nHEALTHCHECK\n",
  ARGUMENT_REQUIRES_AT_LEAST_TWO: "FROM alpine:3\nCOPY a\n",
  ARGUMENT_REQUIRES_ONE_OR_THREE: "FROM alpine:3 x\n",
  ARGUMENT_REQUIRES_TWO: "FROM alpine:3\nENV a\n",
  ARGUMENT_UNNECESSARY: "FROM alpine:3\nHEALTHCHECK NONE x\n",
  BASE_NAME_EMPTY: "FROM $x\n",
  CASING_DIRECTIVE: "# ESCAPE=`\nFROM alpine:3\n",
  CASING_INSTRUCTION: "FROM alpine:3\nrun true\n",
  DEPRECATED_MAINTAINER: "FROM alpine:3\nMAINTAINER x\n",
  DUPLICATED_ESCAPE_DIRECTIVE: "# escape=`\n# escape=`\nFROM alpine:3\n",
  DUPLICATE_BUILD_STAGE_NAME: "FROM alpine:3 AS a\nFROM alpine:3 AS a\n",
  EMPTY_CONTINUATION_LINE: "FROM alpine:3\nRUN a \\\n\n b\n",
  FLAG_AT_LEAST_ONE: "FROM alpine:3\nHEALTHCHECK --retries=-1 CMD x\n",
  FLAG_DUPLICATE: "FROM alpine:3\nCOPY --chown=1 --chown=2 a b/\n",
  FLAG_EXPECTED_BOOLEAN_VALUE: "FROM alpine:3\nCOPY --link=x a b/\n",
  FLAG_INVALID_DURATION: "FROM alpine:3\nHEALTHCHECK --interval=x CMD x\n",
  FLAG_INVALID_FROM_VALUE: "FROM alpine:3\nCOPY --from=-a a b/\n",
  FLAG_LESS_THAN_1MS: "FROM alpine:3\nHEALTHCHECK --interval=1us CMD x\n",
  FLAG_MISSING_DURATION: "FROM alpine:3\nHEALTHCHECK --interval=5 CMD x\n",
  FLAG_MISSING_VALUE: "FROM alpine:3\nCOPY --chown a b/\n",
  FLAG_UNKNOWN_UNIT: "FROM alpine:3\nHEALTHCHECK --interval=5q CMD x\n",
  HEALTHCHECK_CMD_ARGUMENT_MISSING: "FROM alpine:3\nHEALTHCHECK CMD\n",
  INVALID_AS: "FROM alpine:3 IS x\n",
  INVALID_BUILD_STAGE_NAME: "FROM alpine:3 AS 1\n",
  INVALID_DESTINATION: "FROM alpine:3\nCOPY a b /c\n",
  INVALID_ESCAPE_DIRECTIVE: "# escape=x\nFROM alpine:3\n",
  INVALID_PORT: "FROM alpine:3\nEXPOSE x\n",
  INVALID_PROTO: "FROM alpine:3\nEXPOSE 80/x\n",
  INVALID_REFERENCE_FORMAT: "FROM alpine:!\n",
  INVALID_SIGNAL: "FROM alpine:3\nSTOPSIGNAL x\n",
  INVALID_SYNTAX: "FROM alpine:3\nHEALTHCHECK --retries=x CMD x\n",
  JSON_IN_SINGLE_QUOTES: "FROM alpine:3\nRUN ['a']\n",
  MULTIPLE_INSTRUCTIONS: 'FROM alpine:3\nCMD ["a"]\nCMD ["b"]\n',
  NO_SOURCE_IMAGE: "RUN true\n",
  ONBUILD_CHAINING_DISALLOWED: "FROM alpine:3\nONBUILD ONBUILD RUN x\n",
  ONBUILD_TRIGGER_DISALLOWED: "FROM alpine:3\nONBUILD FROM x\n",
  SHELL_JSON_FORM: "FROM alpine:3\nSHELL a\n",
  SHELL_REQUIRES_ONE: "FROM alpine:3\nSHELL []\n",
  SYNTAX_MISSING_DOUBLE_QUOTE: 'FROM alpine:3\nENV a="b\n',
  SYNTAX_MISSING_EQUALS: "FROM alpine:3\nENV a=b c\n",
  SYNTAX_MISSING_NAMES: "FROM alpine:3\nENV =b\n",
  SYNTAX_MISSING_SINGLE_QUOTE: "FROM alpine:3\nENV a='b\n",
  UNKNOWN_ADD_FLAG: "FROM alpine:3\nADD --x=1 a b/\n",
  UNKNOWN_COPY_FLAG: "FROM alpine:3\nCOPY --x=1 a b/\n",
  UNKNOWN_FROM_FLAG: "FROM --x=1 alpine:3\n",
  UNKNOWN_HEALTHCHECK_FLAG: "FROM alpine:3\nHEALTHCHECK --x=1 CMD x\n",
  UNKNOWN_INSTRUCTION: "FROM alpine:3\nFOO x\n",
  UNKNOWN_TYPE: "FROM alpine:3\nHEALTHCHECK x\n",
  UNSUPPORTED_MODIFIER: "FROM alpine:3\nUSER ${x:y}\n",
  WORKDIR_IS_NOT_ABSOLUTE: "FROM alpine:3\nWORKDIR x\n",
};

/** What the library declares and never reports. */
const UNUSED = ["ARGUMENT_REQUIRES_ONE", "FLAG_INVALID_LINK_VALUE"];

const CODES = Object.keys(ValidationCode).filter((name) => Number.isNaN(Number(name)));

describe("dockerfile-utils' checks", () => {
  it("all have a file here", () => {
    expect(CODES.filter((code) => !UNUSED.includes(code)).sort()).toEqual(
      Object.keys(FILES).sort(),
    );
  });

  it("each name a rule", () => {
    expect(CODES.filter((code) => ruleByName(code) === undefined)).toEqual([]);
  });

  it.each(Object.entries(FILES))("are told under that name on that line: %s", (code, text) => {
    const theirs = validate(text)
      .filter((problem) => ValidationCode[Number(problem.code)] === code)
      .map(({ range }) => range.start.line);
    expect(theirs.length).toBeGreaterThan(0);
    expect(ourLines(text, code)).toEqual(expect.arrayContaining([theirs.at(-1)]));
  });
});

function ourLines(text: string, code: string): readonly number[] {
  const analysis = new Analysis(text);
  const problems = lint(analysis, {
    configuration: { ...DEFAULT_CONFIGURATION, extends: "all" },
    ignore: null,
    shell: null,
  });
  return problems
    .filter(({ aliases }) => aliases.includes(code))
    .map(({ span }) => analysis.dockerfile.lines.lineOf(span.start));
}
