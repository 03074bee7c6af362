import { expect, it } from "vitest";
import { formatMessage } from "./message.ts";

const templates = { greet: "Hello {name}, {name} and {other}." };

it("puts the arguments in their places, each time", () => {
  const message = { id: "greet", args: { name: "$&", other: "{name}" } };
  expect(formatMessage(templates, message)).toBe("Hello $&, $& and {name}.");
});

it("leaves a place without an argument as it is", () => {
  expect(formatMessage(templates, { id: "greet", args: { name: "A" } })).toBe(
    "Hello A, A and {other}.",
  );
});

it("falls back to the id", () => {
  expect(formatMessage(templates, { id: "unknown", args: {} })).toBe("unknown");
});
