import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { agrees, modulesAreFresh, sourceHash } from "./project.mjs";

const ONE = { version: "1.0.0", integrity: "sha512-a" };

describe("agrees", () => {
  it("holds where everything wanted is installed", () => {
    expect(agrees({ "": {}, "node_modules/a": ONE }, { "node_modules/a": ONE })).toBe(true);
  });

  it("does not ask for another platform's optional package", () => {
    expect(agrees({ "node_modules/a-win32": { ...ONE, optional: true } }, {})).toBe(true);
  });

  it.each([
    ["a package is missing", {}],
    ["a version differs", { "node_modules/a": { ...ONE, version: "1.0.1" } }],
    ["the content differs", { "node_modules/a": { ...ONE, integrity: "sha512-b" } }],
  ])("fails where %s", (_, installed) => {
    expect(agrees({ "node_modules/a": ONE }, installed)).toBe(false);
  });
});

describe("a project on disk", () => {
  /** @type {string} */
  let project;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), "strata-project-"));
    mkdirSync(join(project, "node_modules"));
    mkdirSync(join(project, "server/src"), { recursive: true });
    writeFileSync(join(project, "server/src/a.ts"), "a");
    const lock = JSON.stringify({ packages: { "node_modules/a": ONE } });
    writeFileSync(join(project, "package-lock.json"), lock);
    writeFileSync(join(project, "node_modules/.package-lock.json"), lock);
  });
  afterEach(() => rmSync(project, { recursive: true }));

  it("has fresh modules where npm installed the lockfile's", () => {
    expect(modulesAreFresh(project)).toBe(true);
  });

  it("has stale modules where an install was cut off", () => {
    rmSync(join(project, "node_modules/.package-lock.json"));
    expect(modulesAreFresh(project)).toBe(false);
  });

  it("has a hash of its own for each content and name of its sources", () => {
    const before = sourceHash(project);
    writeFileSync(join(project, "server/src/a.ts"), "b");
    const edited = sourceHash(project);
    rmSync(join(project, "server/src/a.ts"));
    writeFileSync(join(project, "server/src/b.ts"), "b");
    expect(new Set([before, edited, sourceHash(project)]).size).toBe(3);
  });

  it("has the same hash whatever is built or installed", () => {
    const before = sourceHash(project);
    mkdirSync(join(project, "dist"));
    writeFileSync(join(project, "dist/a.cjs"), "");
    expect(sourceHash(project)).toBe(before);
  });
});
