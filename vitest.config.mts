import { defineConfig } from "vitest/config";

/** Four parts, as `npm test` runs them: each is also a project of its own, `vitest --project unit`. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          // No module has state of its own, so files can share a process: the shell parser loads once.
          isolate: false,
          include: [
            "{protocol,server,client}/src/**/*.test.ts",
            "scripts/**/*.test.mjs",
            "syntaxes/**/*.test.ts",
            "test/unit/**/*.test.ts",
          ],
          // Property tests are long for a single test, never hung.
          testTimeout: 120_000,
        },
      },
      {
        test: { name: "server", include: ["test/server/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        test: {
          name: "vscode",
          // A person whose click misses clicks again; what fails twice is a fault.
          retry: process.env.CI === undefined ? 0 : 1,
          include: ["test/vscode/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: "engine",
          include: ["test/engine/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
