import { expect, it } from "vitest";
import { markedLine } from "./marked-line.ts";

function show(text: string, column: number, endColumn: number, endLine = 3): string {
  const { line, mark } = markedLine(text, { line: 3, column, endLine, endColumn });
  return `${line.gutter}${line.text}\n${mark.gutter}${mark.text}`;
}

it("stands under the word", () => {
  expect(show("RUN cd /app", 5, 7)).toBe("    3 | RUN cd /app\n      |     ^^");
});

it("is seen where nothing is marked, even behind the end", () => {
  expect(show("RUN", 4, 4)).toBe("    3 | RUN\n      |    ^");
});

it("ends with the line where the problem goes on below it", () => {
  expect(show("RUN a \\  ", 5, 9, 4)).toBe("    3 | RUN a \\\n      |     ^^^");
});

it("counts tabs as one place and wide characters as two", () => {
  expect(show("RUN\techo 日本 x", 13, 14)).toBe("    3 | RUN echo 日本 x\n      |               ^");
});

it("cuts a long line around the word", () => {
  const shown = show(`RUN ${"a".repeat(500)} bad ${"b".repeat(500)}`, 506, 509);
  const [line = "", mark = ""] = shown.split("\n");
  expect(mark.indexOf("^")).toBe(line.indexOf("bad"));
  expect([line.length < 120, line.endsWith("…")]).toEqual([true, true]);
});

it("names what a terminal would act on", () => {
  expect(show("RUN \u001b[2Jx", 9, 10)).toBe("    3 | RUN ‹U+001B›[2Jx\n      |                ^");
});
