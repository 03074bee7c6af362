import { describe, expect, it } from "vitest";
import { plainText } from "./log-text.ts";

describe("plainText", () => {
  it.each([
    ["colours", "\u001b[31mred\u001b[0m", "red"],
    ["a title", "\u001b]0;title\u0007text", "text"],
    ["a link", "\u001b]8;;https://example.com\u0007link\u001b]8;;\u0007", "link"],
    ["a bell and a backspace", "a\u0007b\u0008c", "abc"],
    ["Windows line ends", "a\r\nb", "a\nb"],
    ["a progress bar", "10%\r20%", "10%\n20%"],
    ["tabs, which stay", "a\tb", "a\tb"],
  ])("takes out %s", (_what, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});
