import fc from "fast-check";
import { describe, expect, it } from "vitest";
import vectors from "../../../test/fixtures/dockerignore-vectors.json" with { type: "json" };
import { ignoreFileCandidates, parseDockerignore, patternTexts } from "./dockerignore.ts";
import { IgnoreMatcher, type IgnoreState, rootState } from "./ignore-matcher.ts";

describe("the real matcher's answers", () => {
  it.each(vectors)("$note: patterns", ({ dockerignore, patterns, error }) => {
    const parsed = parseDockerignore(dockerignore);
    expect(error === undefined ? patternTexts(parsed) : []).toEqual(
      error === undefined ? patterns : [],
    );
  });

  it.each(vectors)("$note: what is sent", ({ dockerignore, paths, sent }) => {
    const parsed = parseDockerignore(dockerignore);
    const answer = parsed.problems.length > 0 ? null : walk(patternTexts(parsed), paths);
    expect(answer).toEqual(sent);
  });
});

describe("parseDockerignore", () => {
  it("says where each pattern stands", () => {
    const text = "\uFEFF# a\n  foo  \r\n\n!./bar/\n";
    const [foo, bar] = parseDockerignore(text).patterns;
    expect(
      [foo, bar].map((p) => p && [p.line, p.text, text.slice(p.span.start, p.span.end)]),
    ).toEqual([
      [1, "foo", "foo"],
      [3, "!bar", "!./bar/"],
    ]);
  });

  it("reports what fails every build at its line", () => {
    const { problems } = parseDockerignore("a\n!\n[b\nc");
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
      ["lone-exception", 1],
      ["bad-pattern", 2],
    ]);
  });

  it("reads backslashes as separators for a Windows client", () => {
    expect(patternTexts(parseDockerignore("bin\\Debug\\\n", "win32"))).toEqual(["bin/Debug"]);
  });

  it("keeps a lone slash, which matches nothing", () => {
    expect(walk(patternTexts(parseDockerignore("/\n")), ["a"])).toEqual(["a"]);
  });

  it("lets the Dockerfile's own ignore file win", () => {
    expect(ignoreFileCandidates("/w/docker/api.Dockerfile", "/w/")).toEqual([
      "/w/docker/api.Dockerfile.dockerignore",
      "/w/.dockerignore",
    ]);
  });
});

describe("the real matcher's oddities", () => {
  it.each([
    ["a|b*", "azz", true],
    ["*{2}", "x", false],
    ["*.{js,ts}", "a.js", false],
    ["*.{js,ts}", "a.{js,ts}", true],
    ["?{2}", "ab", true],
    ["[*]", "*", false],
    ["a^b*", "a^b", false],
    ["a*\\", "ab\\", false],
    ["a|b*", "zb", true],
    ["x[[:digit:]]", "x7", true],
  ])("%s on %s: %s", (pattern, path, ignored) => {
    expect(new IgnoreMatcher([pattern]).match(path, rootState).ignored).toBe(ignored);
  });
});

const name = fc.stringMatching(/^[ab.*?[\]^\\!{|}-]{1,4}$/);
const path = fc
  .array(fc.stringMatching(/^[ab.]{1,3}$/), { minLength: 1, maxLength: 4 })
  .map((names) => names.join("/"));
const pattern = fc
  .array(fc.oneof(name, fc.constantFrom("**", "*", "a", "b")), { minLength: 1, maxLength: 4 })
  .map((names) => names.join("/"));

describe("properties", () => {
  it("never throws, and every pattern is inside the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { patterns, problems } = parseDockerignore(text);
        for (const { span } of [...patterns, ...problems]) {
          expect(text.slice(span.start, span.end).trim()).not.toBe("");
        }
      }),
    );
  });

  it("parsing cleaned patterns again changes nothing", () => {
    fc.assert(
      fc.property(fc.array(pattern), (lines) => {
        const once = patternTexts(parseDockerignore(lines.join("\n")));
        const again = patternTexts(parseDockerignore(once.map(protectComment).join("\n")));
        expect(again).toEqual(once);
      }),
    );
  });

  it("a directory that may be skipped hides everything below it", () => {
    fc.assert(
      fc.property(fc.array(pattern), fc.array(path), (lines, paths) => {
        const matcher = new IgnoreMatcher(lines);
        expect(walkWith(matcher, paths, true)).toEqual(walkWith(matcher, paths, false));
      }),
    );
  });

  it("without exceptions, what is ignored stays ignored below", () => {
    fc.assert(
      fc.property(fc.array(pattern), path, fc.string(), (lines, at, below) => {
        const matcher = new IgnoreMatcher(lines.filter((line) => !line.startsWith("!")));
        const outer = matcher.match(at, rootState);
        fc.pre(outer.ignored);
        expect(matcher.match(`${at}/${below}`, outer.state).ignored).toBe(true);
      }),
    );
  });

  it("a hostile pattern ends", () => {
    const matcher = new IgnoreMatcher([`${"*a".repeat(40)}b`, `${"**/a/".repeat(20)}*b`]);
    expect(matcher.match("a".repeat(4000), rootState).ignored).toBe(false);
    expect(matcher.match("a/".repeat(2000), rootState).ignored).toBe(false);
  });
});

function protectComment(line: string): string {
  return line.startsWith("#") ? ` ${line}` : line;
}

/** The vectors' paths: a directory ends in a slash, parents stand before their children. */
function walk(patterns: readonly string[], paths: readonly string[]): string[] {
  return walkWith(new IgnoreMatcher(patterns), paths, true);
}

function walkWith(matcher: IgnoreMatcher, paths: readonly string[], skip: boolean): string[] {
  const all = new Set<string>();
  for (const written of paths) {
    for (let slash = written.indexOf("/"); slash !== -1; slash = written.indexOf("/", slash + 1)) {
      all.add(written.slice(0, slash + 1));
    }
    all.add(written);
  }
  const sent = new Set<string>();
  const visit = (directory: string, state: IgnoreState): void => {
    for (const at of all) {
      if (parentOf(at) !== directory) continue;
      const isDirectory = at.endsWith("/");
      const bare = isDirectory ? at.slice(0, -1) : at;
      const verdict = matcher.match(bare, state);
      if (!verdict.ignored) {
        for (let up = directory; up !== ""; up = parentOf(up)) sent.add(up);
        sent.add(at);
      }
      if (isDirectory && !(skip && verdict.ignored && matcher.canSkip(bare)))
        visit(at, verdict.state);
    }
  };
  visit("", rootState);
  return [...sent].sort();
}

function parentOf(at: string): string {
  return at.slice(0, at.lastIndexOf("/", at.length - 2) + 1);
}
