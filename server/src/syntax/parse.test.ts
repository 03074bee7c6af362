import { describe, expect, it } from "vitest";
import { dumpDockerfile, dumpProblems } from "./dump.ts";
import { spanText } from "../text/span.ts";
import { parseDockerfile } from "./parse.ts";

describe("lines", () => {
  it.each([
    ["a continued instruction", "RUN one \\\n  && two\n", '1-2 RUN text "one   && two"'],
    ["blanks after the escape character", "RUN one \\ \t\n two\n", '1-2 RUN text "one  two"'],
    ["a comment inside", "RUN one \\\n # no\n two\n", '1-3 RUN text "one  two"'],
    ["a blank line inside", "RUN one \\\n\n  \n two\n", '1-4 RUN text "one  two"'],
    [
      "an escaped escape character",
      "RUN one \\\\\nUSER x\n",
      '1 RUN text "one \\\\\\\\"\n2 USER text "x"',
    ],
    ["a keyword in two parts", "US\\\nER x\n", '1-2 USER text "x"'],
    ["nothing but an escape character first", "\\\nUSER x\n", '2 USER text "x"'],
    [
      "Windows line ends",
      "RUN one \\\r\n two\r\nUSER x\r\n",
      '1-2 RUN text "one  two"\n3 USER text "x"',
    ],
    ["a byte order mark", "\ufeffUSER x\n", '1 USER text "x"'],
    ["tabs", "\tRUN\tone\ttwo\t\n", '1 RUN text "one\\ttwo"'],
    ["a comment that looks like an argument", "RUN one # two\n", '1 RUN text "one # two"'],
    ["no line end at the end", "USER x", '1 USER text "x"'],
    ["a continuation that never comes", "RUN one \\", '1 RUN text "one"'],
    ["only comments after a continuation", "RUN one \\\n# a\n\n", '1-3 RUN text "one"'],
    [
      "an upper-case and a lower-case keyword",
      "user x\nUsEr y\n",
      '1 USER text "x"\n2 USER text "y"',
    ],
  ])("%s", (_, text, dump) => {
    expect(dumpDockerfile(text)).toBe(dump);
  });

  it("says where blank lines stand inside a continuation", () => {
    const [run] = parseDockerfile("RUN one \\\n\n# a\n\n two\n").instructions;
    expect(run?.emptyContinuationLines).toEqual([1, 3]);
  });

  it("finds comments at the top, between and inside instructions", () => {
    const { comments } = parseDockerfile("# a\nRUN one \\\n  #b\n two\n# escape=`\n");
    expect(comments.map(({ text }) => text)).toEqual(["a", "b", "escape=`"]);
  });
});

describe("the escape character", () => {
  it("is the backtick where a directive says so", () => {
    expect(dumpDockerfile("# escape=`\nRUN one `\n two\nCOPY c:\\ d:\\\n")).toBe(
      '2-3 RUN text "one  two"\n4 COPY "c:\\\\" "d:\\\\"',
    );
  });

  it.each([
    ["after a blank line", "\n# escape=`\nRUN one `\n"],
    ["after another comment", "# hello\n# escape=`\nRUN one `\n"],
    ["after an instruction", "ARG x\n# escape=`\nRUN one `\n"],
  ])("stays the backslash where the directive comes %s", (_, text) => {
    expect(parseDockerfile(text).escape).toBe("\\");
  });
});

describe("arguments", () => {
  it.each([
    ["exec form", 'RUN ["a", "b c"]', '1 RUN json["a","b c"]'],
    ["exec form over lines", 'CMD [ "a", \\\n "b" ]', '1-2 CMD json["a","b"]'],
    ["an empty array", "ENTRYPOINT []", "1 ENTRYPOINT json[]"],
    ["escapes in a string", 'CMD ["\\u0041\\n"]', '1 CMD json["A\\n"]'],
    ["single quotes are shell form", "CMD ['a', 'b']", `1 CMD text "['a', 'b']"`],
    ["a test command is shell form", "RUN [ -f x ] && y", '1 RUN text "[ -f x ] && y"'],
    ["a comma too many is shell form", 'RUN ["a",]', '1 RUN text "[\\"a\\",]"'],
    ["paths in an array", 'COPY ["a b", "/c"]', '1 COPY json["a b","/c"]'],
    ["paths in a broken array", "COPY [a b]", '1 COPY "[a" "b]"'],
    ["paths with quotes", 'COPY "a b" c', '1 COPY "\\"a" "b\\"" "c"'],
    ["pairs", "ENV a=b c='d e' f=g\\ h", `1 ENV "a=b" "c='d e'" "f=g\\\\ h"`],
    ["a pair in the old form", "ENV a  b c", '1 ENV "a=b c"'],
    ["names with and without defaults", 'ARG a b= c="d e"', '1 ARG "a" "b=" "c=\\"d e\\""'],
    ["one text", "WORKDIR /a b", '1 WORKDIR text "/a b"'],
    ["a healthcheck", "HEALTHCHECK CMD a b", '1 HEALTHCHECK CMD text "a b"'],
    ["a healthcheck in exec form", 'HEALTHCHECK CMD ["a"]', '1 HEALTHCHECK CMD json["a"]'],
    ["no healthcheck", "HEALTHCHECK NONE", "1 HEALTHCHECK NONE"],
    ["none", "RUN", "1 RUN"],
    ["an unknown instruction", "FOO bar", "1 FOO"],
    ["a trigger", "ONBUILD RUN a", '1 ONBUILD (1 RUN text "a")'],
    ["a trigger over lines", "ONBUILD \\\n COPY a \\\n b", '1-3 ONBUILD (2-3 COPY "a" "b")'],
    ["a trigger in a trigger", "ONBUILD ONBUILD RUN a", '1 ONBUILD (1 ONBUILD (1 RUN text "a"))'],
  ])("%s", (_, text, dump) => {
    expect(dumpDockerfile(text)).toBe(dump);
  });

  it("keeps a word together over a continuation, with its place in the source", () => {
    const text = "COPY ab\\\ncd /x\n";
    const [copy] = parseDockerfile(text).instructions;
    const word = copy?.args.kind === "words" ? copy.args.words[0] : undefined;
    expect([word?.text, word && spanText(text, word.span)]).toEqual(["abcd", "ab\\\ncd"]);
  });
});

describe("flags", () => {
  it.each([
    ["before arguments", "COPY --link --chown=1:2 a b", '1 COPY --link --chown=1:2 "a" "b"'],
    ["on lines of their own", "RUN --a=b \\\n# c\n  --d \\\n e", '1-4 RUN --a=b --d text "e"'],
    ["not behind an argument", "COPY a --link b", '1 COPY "a" "--link" "b"'],
    ["with quotes", "RUN --mount='a b' \"--x\"", '1 RUN --mount=a b text "\\"--x\\""'],
    ["with an escape", "RUN --a\\=b=c d", '1 RUN --a=b=c text "d"'],
    ["before a trigger and in it", "ONBUILD --a RUN --b c", '1 ONBUILD --a (1 RUN --b text "c")'],
    ["ended by two dashes", "RUN --a -- --b", '1 RUN --a text "--b"'],
    ["before CMD", "HEALTHCHECK --retries=3 CMD a", '1 HEALTHCHECK --retries=3 CMD text "a"'],
    ["without a value", "COPY --from= a b", '1 COPY --from= "a" "b"'],
  ])("%s", (_, text, dump) => {
    expect(dumpDockerfile(text)).toBe(dump);
  });

  it("have spans for name and value", () => {
    const text = 'COPY --chown="1:2" a b';
    const flag = parseDockerfile(text).instructions[0]?.flags[0];
    const spans = [flag?.span, flag?.nameSpan, flag?.valueSpan];
    expect(spans.map((span) => span && spanText(text, span))).toEqual([
      '--chown="1:2"',
      "chown",
      '"1:2"',
    ]);
  });
});

describe("what a build refuses about the file", () => {
  it.each([
    ["nothing at all", "", '1:1 no-instructions ""'],
    ["only comments", "# a\n", '1:1 no-instructions ""'],
    ["only a continuation", "USER x\n\\\n", '2:1 empty-instruction "\\\\"'],
    ["a directive twice", "# escape=`\n# escape=`\nUSER x", '2:1 duplicate-directive "# escape=`"'],
    ["another escape character", "# escape=x\nUSER x", '1:10 invalid-escape "x"'],
    ["an unknown option of check", "# check=x\nUSER x", '1:9 invalid-check "x"'],
    ["a heredoc that never ends", "RUN <<A\nb\n", '1:5 unterminated-heredoc "<<A"'],
  ])("%s", (_, text, problems) => {
    expect(dumpProblems(text)).toBe(problems);
  });

  it("a line of more than 65,535 bytes", () => {
    const line = `# ${"é".repeat(32_767)}`;
    expect(dumpProblems(`USER x\n${line}\n`)).toBe(`2:1 line-too-long ${JSON.stringify(line)}`);
  });

  it("not a line of 65,535 bytes", () => {
    expect(dumpProblems(`USER x\n#${"x".repeat(65_534)}\n`)).toBe("");
  });
});

describe("how much is read", () => {
  it("grows with the text, not with its square", () => {
    const line = "ENV a=b \\\n    c=d \\\n";
    const ratio = (count: number) => {
      const text = line.repeat(count);
      return parseDockerfile(text).visited / text.length;
    };
    expect(ratio(2000)).toBeCloseTo(ratio(20), 1);
  });

  it.each([
    ["a RUN", "RUN echo one two three\n"],
    ["a heredoc", "RUN <<EOF\necho\nEOF\n"],
    ["an array", 'CMD ["a", "b", "c"]\n'],
    ["files from heredocs", "COPY <<'A' <<B /x/\n1\nA\n2\nB\n"],
    ["deep indentation", "ENV a=b \\\n                c=d \\\n                e=f\n"],
  ])("is at most three times the text: %s", (_, text) => {
    expect(parseDockerfile(text).visited).toBeLessThanOrEqual(3 * text.length);
  });

  it("survives a line with thousands of nested instructions", () => {
    expect(parseDockerfile("ONBUILD ".repeat(8000)).instructions).toHaveLength(1);
  });

  it("survives an array with thousands of nested arrays", () => {
    expect(dumpProblems(`RUN ${"[".repeat(30_000)}${"]".repeat(30_000)}`)).toContain(
      "json-not-strings",
    );
  });
});
