import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";
import { type InsideResult, runInside } from "./support/inside-host.ts";

let workspace: Workspace;
let results: readonly InsideResult[];

beforeAll(async () => {
  workspace = await makeWorkspace({ "src/index.js": "console.log(1);\n" });
  results = await runInside(workspace.folder, { STRATA_CACHE: workspace.cache });
});

afterAll(async () => {
  await workspace.remove();
});

it("passes the suite inside the extension host", () => {
  console.log(
    results.map(({ title, error }) => `${error === null ? "✓" : "✗"} ${title}`).join("\n"),
  );
  expect(results.filter(({ error }) => error !== null)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(11);
});
