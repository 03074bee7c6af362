import { describe, expect, it } from "vitest";
import { Environment } from "./environment.ts";
import { expandHeredoc, expandWord } from "./expand.ts";

const instruction = { kind: "image" } as const;
const environment = Environment.empty
  .set("NAME", "strata", instruction)
  .set("FILE", "archive.tar.gz", instruction)
  .set("EMPTY", "", instruction);

describe("expandWord", () => {
  it.each([
    ["$NAME", "strata"],
    ["${NAME}!", "strata!"],
    [`'$NAME' "$NAME"`, "$NAME strata"],
    ["\\$NAME", "$NAME"],
    ["${UNSET:-x}${EMPTY:-y}${EMPTY-z}", "xy"],
    ["${NAME:+set}${UNSET:+set}", "set"],
    ["${FILE%.*}", "archive.tar"],
    ["${FILE%%.*}", "archive"],
    ["${FILE#*.}", "tar.gz"],
    ["${FILE##*.}", "gz"],
    ["${FILE/a/A}", "Archive.tar.gz"],
    ["${FILE//a/A}", "Archive.tAr.gz"],
    ["cost: 5$", "cost: 5$"],
  ])("makes %s into %s", (text, value) => {
    expect(expandWord(text, environment, "\\").value).toBe(value);
  });

  it.each([
    ["${NAME:!x}", "unsupported-modifier"],
    ["${NAME", "missing-brace"],
    ["${}", "bad-substitution"],
    ["'open", "unterminated-single-quote"],
    ["${UNSET:?is needed}", "required-variable"],
  ])("says that a build refuses %s: %s", (text, error) => {
    expect(expandWord(text, environment, "\\").failure?.error).toBe(error);
  });

  it("escapes with a backtick where the file says so", () => {
    expect(expandWord("c:\\`$NAME", environment, "`").value).toBe("c:\\$NAME");
  });
});

describe("expandHeredoc", () => {
  it("leaves quotes as they are, and escapes with a backslash in every file", () => {
    expect(expandHeredoc(`say "$NAME" '$NAME' \\$NAME \`$NAME\``, environment).value).toBe(
      `say "strata" 'strata' $NAME \`strata\``,
    );
  });
});
