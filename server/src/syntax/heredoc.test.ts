import { describe, expect, it } from "vitest";
import { dumpDockerfile, dumpProblems } from "./dump.ts";
import { spanText } from "../text/span.ts";
import { parseHeredocMarker } from "./heredoc.ts";
import { parseDockerfile } from "./parse.ts";
import { heredocContent } from "./tree.ts";

describe("heredocs", () => {
  it.each([
    [
      "in RUN",
      "RUN <<EOF\na\nb\nEOF\nUSER x",
      '1-4 RUN text "<<EOF" {<<EOF "a\\nb\\n"}\n5 USER text "x"',
    ],
    ["in COPY", "COPY <<EOF /x\na\nEOF", '1-3 COPY "<<EOF" "/x" {<<EOF "a\\n"}'],
    ["in ADD", "ADD <<EOF /x\na\nEOF", '1-3 ADD "<<EOF" "/x" {<<EOF "a\\n"}'],
    [
      "in a trigger",
      "ONBUILD RUN <<EOF\na\nEOF",
      '1-3 ONBUILD (1-3 RUN text "<<EOF") {<<EOF "a\\n"}',
    ],
    [
      "several on a line",
      "COPY <<A <<B /x/\n1\nA\n2\nB",
      '1-5 COPY "<<A" "<<B" "/x/" {<<A "1\\n"} {<<B "2\\n"}',
    ],
    [
      "without tabs in front",
      "RUN <<-EOF\n\t\ta\n\n\tb\tc\n\tEOF",
      '1-5 RUN text "<<-EOF" {<<-EOF "a\\n\\nb\\tc\\n"}',
    ],
    ["taken literally", "RUN <<'EOF'\n$a\nEOF", `1-3 RUN text "<<'EOF'" {<<'EOF' "$a\\n"}`],
    [
      "with a name in quotes and blanks",
      'RUN <<"A B"\na\nA B',
      `1-3 RUN text "<<\\"A B\\"" {<<'A B' "a\\n"}`,
    ],
    ["with part of the name in quotes", "RUN <<E'O'F\nEOF", `1-2 RUN text "<<E'O'F" {<<'EOF' ""}`],
    ["with an escape in the name", "RUN <<E\\OF\nEOF", '1-2 RUN text "<<E\\\\OF" {<<EOF ""}'],
    ["with a variable's name", "RUN <<$EOF\n$EOF", '1-2 RUN text "<<$EOF" {<<$EOF ""}'],
    [
      "with a file descriptor",
      "RUN cat 3<<EOF\na\nEOF",
      '1-3 RUN text "cat 3<<EOF" {3<<EOF "a\\n"}',
    ],
    [
      "with blanks before the name",
      "RUN cat << EOF\na\nEOF",
      '1-3 RUN text "cat << EOF" {<<EOF "a\\n"}',
    ],
    [
      "with blanks before a name in quotes",
      "RUN cat << 'EOF'\na\nEOF",
      `1-3 RUN text "cat << 'EOF'" {<<'EOF' "a\\n"}`,
    ],
    ["with blanks after the dash is none", "RUN cat <<- EOF", '1 RUN text "cat <<- EOF"'],
    [
      "of a command behind others",
      "RUN a && cat <<EOF | b\n1\nEOF",
      '1-3 RUN text "a && cat <<EOF | b" {<<EOF "1\\n"}',
    ],
    [
      "of a shift in arithmetic",
      "RUN echo $((1 << 2))\n2))",
      '1-2 RUN text "echo $((1 << 2))" {<<2)) ""}',
    ],
    [
      "with Windows line ends",
      "RUN <<EOF\r\na\r\nEOF\r\n",
      '1-3 RUN text "<<EOF" {<<EOF "a\\r\\n"}',
    ],
    [
      "with lines that look like instructions",
      "RUN <<EOF\nUSER x \\\n# y\nEOF",
      '1-4 RUN text "<<EOF" {<<EOF "USER x \\\\\\n# y\\n"}',
    ],
    ["on a continued line", "RUN a \\\n <<EOF\n1\nEOF", '1-4 RUN text "a  <<EOF" {<<EOF "1\\n"}'],
    ["whose arrows are apart", "RUN a <\\\n<EOF\n1\nEOF", '1-4 RUN text "a <<EOF" {<<EOF "1\\n"}'],
    ["without a line", "RUN <<EOF\nEOF", '1-2 RUN text "<<EOF" {<<EOF ""}'],
    ["cut off", "RUN <<EOF\na", '1-2 RUN text "<<EOF" {<<EOF open "a"}'],
    ["cut off after the name", "RUN <<EOF", '1 RUN text "<<EOF" {<<EOF open ""}'],
    [
      "cut off in the second",
      "RUN <<A <<B\nA\nb",
      '1-3 RUN text "<<A <<B" {<<A ""} {<<B open "b"}',
    ],
    ["not in single quotes", "RUN sh -c 'cat <<EOF'", `1 RUN text "sh -c 'cat <<EOF'"`],
    ["not in double quotes", 'RUN sh -c "cat <<EOF"', '1 RUN text "sh -c \\"cat <<EOF\\""'],
    ["not where a quote is left open", "RUN don't <<EOF", `1 RUN text "don't <<EOF"`],
    ["not in exec form", 'RUN ["cat", "<<EOF"]', '1 RUN json["cat","<<EOF"]'],
    ["not in other instructions", "CMD cat <<EOF", '1 CMD text "cat <<EOF"'],
    ["not with three arrows", "RUN cat <<<EOF", '1 RUN text "cat <<<EOF"'],
    ["not within a word", "RUN echo $((1<<2))", '1 RUN text "echo $((1<<2))"'],
    ["not without a name", "RUN cat <<", '1 RUN text "cat <<"'],
    ["not where a variable has an operator", "RUN <<${A:-b}", '1 RUN text "<<${A:-b}"'],
    ["not where a variable cannot be read", "RUN ${a^^} <<EOF", '1 RUN text "${a^^} <<EOF"'],
  ])("%s", (_, text, dump) => {
    expect(dumpDockerfile(text)).toBe(dump);
  });

  it("have spans for marker, body and end", () => {
    const text = "RUN a 3<<-'B'\n\tc\n\tB\n";
    const heredoc = parseDockerfile(text).instructions[0]?.heredocs[0];
    const spans = [heredoc?.marker, heredoc?.body, heredoc?.terminator];
    expect(spans.map((span) => span && spanText(text, span))).toEqual(["3<<-'B'", "\tc\n", "\tB"]);
  });

  it("lose tabs after line ends only", () => {
    const text = "COPY <<-A /x\n\ta\r\tb\nA\n";
    const heredoc = parseDockerfile(text).instructions[0]?.heredocs[0];
    expect(heredoc && heredocContent(text, heredoc)).toBe("a\r\tb\n");
  });

  it.each([
    ["COPY a <<EOF\nEOF", '1:8 heredoc-destination "<<EOF"'],
    ['COPY ["a", "<<EOF"]', '1:12 heredoc-destination "\\"<<EOF\\""'],
  ])("are no destination: %s", (text, problems) => {
    expect(dumpProblems(text)).toBe(problems);
  });
});

describe("a marker by itself", () => {
  it.each(["EOF", "<EOF", "<<<EOF", "a<<EOF", "<<A<B", "<<", '<<""', "<<A B", "<<'A"])(
    "%s is none",
    (word) => {
      expect(parseHeredocMarker(word)).toBeNull();
    },
  );

  it("is read whole", () => {
    expect(parseHeredocMarker('12<<-"A B"')).toEqual({
      name: "A B",
      expand: false,
      chomp: true,
      fileDescriptor: 12,
    });
  });
});
