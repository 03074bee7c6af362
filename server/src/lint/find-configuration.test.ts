import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../platform/memory-host.ts";
import { findConfigurationFiles, foldersUp } from "./find-configuration.ts";

describe("folders up", () => {
  it.each([
    ["posix", "/a/b", ["/a/b", "/a", "/"]],
    ["posix", "/", ["/"]],
    ["win32", "C:\\a\\b", ["C:\\a\\b", "C:\\a", "C:\\"]],
    ["win32", "c:/a", ["c:\\a", "c:\\"]],
    ["win32", "\\\\host\\share\\a", ["\\\\host\\share\\a", "\\\\host\\share\\"]],
  ] as const)("%s %s", (style, folder, folders) => {
    expect(foldersUp(folder, style)).toEqual(folders);
  });
});

it("finds the nearest file of each kind, hadolint's first", async () => {
  const { files } = createMemoryHost({
    files: {
      "/w/.strata.yaml": "far",
      "/w/a/.strata.yaml": "near",
      "/w/.hadolint.yml": "second name",
      "/w/.hadolint.yaml": "first name",
      "/.hadolint.yaml": "far",
    },
  });
  const found = await findConfigurationFiles(files, "/w/a/b", "posix");
  expect(found.map(({ path, folder, text }) => [path, folder, text])).toEqual([
    ["/w/.hadolint.yaml", "/w", "first name"],
    ["/w/a/.strata.yaml", "/w/a", "near"],
  ]);
});

it("finds nothing where nothing is", async () => {
  const { files } = createMemoryHost();
  expect(await findConfigurationFiles(files, "/w", "posix")).toEqual([]);
});
