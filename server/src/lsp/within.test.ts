import { expect, it } from "vitest";
import { within } from "./within.ts";

it("gives what comes in time", async () => {
  expect(await within(60_000, Promise.resolve("answer"))).toBe("answer");
});

it("gives nothing where it is late", async () => {
  expect(await within(1, new Promise(() => undefined))).toBeNull();
});

it("fails as the work does", async () => {
  await expect(within(60_000, Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});
