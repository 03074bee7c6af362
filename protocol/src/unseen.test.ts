import { expect, it } from "vitest";
import { nameUnseen } from "./unseen.ts";

it("names what a terminal or a page would act on", () => {
  expect(nameUnseen("a\u001b[31mb\u202ec")).toBe("a‹U+001B›[31mb‹U+202E›c");
});

it("leaves lines and tabs as they are", () => {
  expect(nameUnseen("a\r\n\tb\n")).toBe("a\n\tb\n");
});
