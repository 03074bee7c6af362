import { describe, expect, it } from "vitest";
import { Analysis } from "../model/analysis.ts";
import { LanguageAssist, type Place } from "./language-assist.ts";
import { positionOf } from "./positions.ts";

const assist = new LanguageAssist({ hover: { contentFormat: ["markdown"] } });

/** A document with `$0` where the cursor stands. */
function at(marked: string): Place {
  const text = marked.replace("$0", "");
  const analysis = new Analysis(text);
  const position = positionOf(analysis.dockerfile.lines, marked.indexOf("$0"));
  return { uri: "untitled:Dockerfile", analysis, position };
}

const labels = async (marked: string): Promise<string[]> =>
  (await assist.completion(at(marked))).map(({ label }) => label);

describe("completion", () => {
  it("offers instructions", async () => {
    expect(await labels("FROM a\nEXP$0\n")).toEqual(["EXPOSE"]);
  });

  it("offers nothing in a heredoc", async () => {
    expect(await labels("FROM a\nRUN <<EOF\nEXP$0\nEOF\n")).toEqual([]);
  });

  it("offers instructions behind a heredoc that others read otherwise", async () => {
    expect(await labels("FROM a\nRUN cat << 'EOF'\nx\nEOF\nEXP$0\n")).toEqual(["EXPOSE"]);
  });

  it("asks nobody for the tags of an image", async () => {
    expect(await labels("FROM node:$0")).toEqual([]);
  });
});

describe("hover", () => {
  it("explains an instruction", () => {
    expect(assist.hover(at("FROM a\nWORK$0DIR /\n"))?.contents).toMatchObject({
      value: expect.stringContaining("working directory") as string,
    });
  });

  it("has nothing in a heredoc", () => {
    expect(assist.hover(at("FROM a\nRUN <<EOF\nWORK$0DIR /\nEOF\n"))).toBeNull();
  });
});

describe("definition", () => {
  it("leads from a variable to its ARG", () => {
    expect(assist.definition(at("ARG V=1\nFROM a:$$0V\n"))?.range.start.line).toBe(0);
  });

  it("leads from a stage's use to the stage", () => {
    expect(
      assist.definition(at("FROM a AS one\nFROM b\nCOPY --from=o$0ne / /\n"))?.range.start.line,
    ).toBe(0);
  });
});

describe("rename", () => {
  it("changes each use", () => {
    const place = at("FROM a AS o$0ne\nFROM b\nCOPY --from=one / /\n");
    expect(assist.rename(place, "two")).toHaveLength(2);
  });
});
