import { describe, expect, it } from "vitest";
import { patternTexts } from "../context/dockerignore.ts";
import { findIgnoreFile } from "./find-ignore-file.ts";

/** The patterns that count for /repo/app/Dockerfile. */
async function patterns(
  texts: Readonly<Record<string, string>>,
  context: string | null = null,
): Promise<readonly string[] | null> {
  const files = { readText: (path: string) => Promise.resolve(texts[path] ?? null) };
  const place = { path: "/repo/app/Dockerfile", folder: "/repo/app", context };
  const found = await findIgnoreFile(files, place, "posix");
  return found === null ? null : patternTexts(found);
}

describe("the ignore file", () => {
  it("is the Dockerfile's own before that of its folder", async () => {
    const files = { "/repo/app/Dockerfile.dockerignore": "a", "/repo/app/.dockerignore": "b" };
    expect(await patterns(files)).toEqual(["a"]);
  });

  it("has no patterns where there is none", async () => {
    expect(await patterns({})).toEqual([]);
  });

  it("is not known where a folder above has one and may be the build context", async () => {
    expect(await patterns({ "/repo/.dockerignore": "a" })).toBeNull();
  });

  it("is that of the build context where something says which that is", async () => {
    expect(await patterns({ "/repo/.dockerignore": "a" }, "/repo")).toEqual(["a"]);
    expect(await patterns({ "/repo/.dockerignore": "a" }, "/repo/app")).toEqual([]);
  });
});
