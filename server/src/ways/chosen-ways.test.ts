import { expect, it } from "vitest";
import { createMemoryHost } from "../platform/memory-host.ts";
import { chosenWay, keepChosenWay } from "./chosen-ways.ts";

const PATH = "/w/Dockerfile";

it("remembers a choice until it is forgotten", async () => {
  const { snapshots } = createMemoryHost();
  expect(await chosenWay(PATH, snapshots)).toBeNull();
  await keepChosenWay(PATH, "folder:.", snapshots);
  expect(await chosenWay(PATH, snapshots)).toBe("folder:.");
  expect(await chosenWay("/w/other.Dockerfile", snapshots)).toBeNull();
  await keepChosenWay(PATH, null, snapshots);
  expect(await chosenWay(PATH, snapshots)).toBeNull();
});
