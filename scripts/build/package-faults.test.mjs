import { describe, expect, it } from "vitest";
import { ASSETS, OUTPUTS, PAGES } from "./bundles.mjs";
import { packageFaults } from "./package-faults.mjs";

const WHOLE = [
  "package.json",
  "package.nls.json",
  "readme.md",
  "changelog.md",
  "LICENSE.txt",
  "media/icon.png",
  "media/gutter/cached-dark.svg",
  "docs/rules/untagged-image.md",
  "dist/THIRD-PARTY-LICENSES.txt",
  "server/schemas/strata.schema.json",
  ...Object.keys(OUTPUTS).map((name) => `dist/${name}.cjs`),
  ...Object.keys(PAGES).flatMap((name) => [`dist/${name}.js`, `dist/${name}.css`]),
  ...Object.keys(ASSETS).map((name) => `dist/${name}`),
].map((name) => ({ name: `extension/${name}`, bytes: 1 }));

describe("packageFaults", () => {
  it("has nothing against what is meant to ship", () => {
    expect(packageFaults(WHOLE, 1_000_000)).toEqual([]);
  });

  it("names a file that was not meant to ship", () => {
    const files = [...WHOLE, { name: "extension/server/src/text/span.ts", bytes: 1 }];
    expect(packageFaults(files, 1)).toEqual([
      "extension/server/src/text/span.ts is in the package: see .vscodeignore",
    ]);
  });

  it("names a file that is missing", () => {
    const files = WHOLE.filter(({ name }) => name !== "extension/dist/server/server.cjs");
    expect(packageFaults(files, 1)).toEqual([
      "extension/dist/server/server.cjs is missing in the package",
    ]);
  });

  it("refuses a package that is too big", () => {
    expect(packageFaults(WHOLE, 1_500_001)).toEqual([
      "the package has 1500001 bytes, more than 1500000",
    ]);
  });

  it("does not count the README's pictures as package", () => {
    const files = [...WHOLE, { name: "extension/media/readme/forecast.png", bytes: 500_000 }];
    expect(packageFaults(files, 1_900_000)).toEqual([]);
  });
});
