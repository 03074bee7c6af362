import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import { describe, it } from "mocha";
import { strata } from "./extension.ts";

export function activationSuite(): void {
  describe("activation", () => {
    it("sleeps while no Dockerfile and no view is in sight", () => {
      assert.equal(strata().isActive, false);
      assert.deepEqual(loadedBundles(), []);
    });

    it("loads neither the engine's code nor any of its libraries", async () => {
      await strata().activate();
      // The language client follows by itself; what it shows is in the other suites.
      assert.deepEqual(
        loadedBundles().filter((name) => name !== "language-client.cjs"),
        ["extension.cjs"],
      );
    });
  });
}

/** Which files of the extension this process has loaded. */
function loadedBundles(): readonly string[] {
  const folder = strata().extensionPath + path.sep;
  return Object.keys(createRequire(__filename).cache)
    .filter((file) => file.startsWith(folder))
    .map((file) => path.basename(file))
    .sort();
}
