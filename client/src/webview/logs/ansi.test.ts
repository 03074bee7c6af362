import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Look, parseAnsi, PLAIN, plainText } from "./ansi.ts";

/** `text{what differs from plain}` */
function said(text: string): string {
  return parseAnsi(text)
    .map(({ text: part, look }) => {
      const keys = Object.keys(PLAIN) as (keyof Look)[];
      const changed = keys
        .filter((key) => look[key] !== PLAIN[key])
        .map((key) => (look[key] === true ? key : `${key} ${String(look[key])}`));
      return changed.length === 0 ? part : `${part}{${changed.join(", ")}}`;
    })
    .join("|");
}

describe("colours", () => {
  it.each([
    ["\u001b[31mred\u001b[0m plain", "red{colour 1}| plain"],
    ["\u001b[mplain", "plain"],
    ["\u001b[1;92;44mall\u001b[22;39;49m", "all{colour 10, background 4, bold}"],
    ["\u001b[38;5;208ma\u001b[48;2;1;2;3mb", "a{colour 208}|b{colour 208, background 1,2,3}"],
    ["\u001b[38:5:20;3ma", "a{colour 20, italic}"],
    ["\u001b[38;5;999;1ma", "a{bold}"],
    ["\u001b[38ma", "a"],
    ["\u009b4mc1", "c1{underline}"],
  ])("of %j", (text, parts) => {
    expect(said(text)).toBe(parts);
  });
});

describe("what a terminal would obey", () => {
  it.each([
    ["a title", "\u001b]0;title\u0007text", "text"],
    ["a link", "\u001b]8;;https://example.com\u001b\\link\u001b]8;;\u001b\\", "link"],
    ["the clipboard", "a\u001b]52;c;cm0gLXJm\u0007b", "ab"],
    ["a device's string", "a\u001bPq#0\u001b\\b", "ab"],
    ["moving the cursor", "a\u001b[2Ab\u001b[Kc\u001b[?25l", "abc"],
    ["another alphabet", "\u001b(0abc", "abc"],
    ["a sequence without an end", "a\u001b]0;not hidden", "a0;not hidden"],
    ["a bell and a backspace", "a\u0007b\u0008c", "abc"],
    ["going back to the start", "bad\rgood", "bad␍good"],
    ["turning the direction", "a\u202egnp.exe", "a‹U+202E›gnp.exe"],
    ["hiding", "\u001b[8mseen", "seen"],
    ["a tab, which stays", "a\tb", "a\tb"],
  ])("becomes text or nothing: %s", (_what, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

it("leaves nothing that is obeyed, whatever the text", () => {
  const pieces = fc.constantFrom(
    "\u001b",
    "[",
    "]",
    "8;;",
    "31m",
    "\u0007",
    "\u009b",
    "\\",
    "a",
    "\u202e",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (all) => {
      expect(plainText(all.join(""))).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    }),
  );
});
