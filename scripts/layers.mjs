/**
 * Which folder may import which: the one table, read by the linter and by the test that plants
 * violations. A layer sees itself and the layers named; `tests` sees everything.
 */

/** @type {Readonly<Record<string, { mayImport: readonly string[], node?: boolean }>>} */
export const LAYERS = {
  text: { mayImport: [] },
  syntax: { mayImport: ["text"] },
  shell: { mayImport: ["text", "syntax"] },
  model: { mayImport: ["text", "syntax"] },
  context: { mayImport: ["text", "syntax", "model"] },
  forecast: { mayImport: ["text", "syntax", "shell", "model", "context"] },
  rules: { mayImport: ["text", "syntax", "shell", "model", "context", "forecast"] },
  lint: { mayImport: ["text", "syntax", "shell", "model", "context", "forecast", "rules"] },
  features: {
    mayImport: ["text", "syntax", "shell", "model", "context", "forecast", "rules", "lint"],
  },
  ways: { mayImport: ["model"] },
  builds: {
    mayImport: ["text", "syntax", "shell", "model", "context", "forecast"],
    node: true,
  },
  lsp: {
    mayImport: [
      "builds",
      "ways",
      "text",
      "syntax",
      "shell",
      "model",
      "context",
      "forecast",
      "rules",
      "lint",
      "features",
    ],
    node: true,
  },
  cli: {
    mayImport: [
      "builds",
      "text",
      "syntax",
      "shell",
      "model",
      "context",
      "forecast",
      "rules",
      "lint",
    ],
    node: true,
  },
  platform: { mayImport: ["text", "syntax", "model", "context"], node: true },
};

/** Files that load a part on first use; everywhere else an import stands at the top. */
export const LAZY = [
  "server/src/cli/**",
  "server/src/shell/load.ts",
  "server/src/lsp/features.ts",
  "client/src/engine/lazy-engine.ts",
  "client/src/extension.ts",
];

/**
 * The only files that start a process: git for a baseline, the docker program for `strata build`, ssh
 * to an engine that is reached by it.
 */
const PROCESS_STARTERS = [
  "server/src/platform/git-process.ts",
  "server/src/platform/docker-process.ts",
  "client/src/engine/dial-stdio.ts",
];

/** Only these may use platform code that touches the machine. */
const PLATFORM_USERS = ["builds", "lsp", "cli", "platform"];

/**
 * The linter's configuration that holds the table.
 * @param {readonly object[]} lazySelectors selectors that files with lazy imports must still keep
 */
export function layerRules(lazySelectors) {
  const all = Object.keys(LAYERS);
  const layers = all.map((layer) => {
    const { mayImport, node } = LAYERS[layer] ?? { mayImport: [] };
    const forbidden = all.filter((other) => other !== layer && !mayImport.includes(other));
    /** @type {{ regex: string, message: string }[]} */
    const patterns = forbidden
      .filter((other) => other !== "platform")
      .map((other) => ({
        regex: `^(\\.\\./)+${other}/`,
        message: `${layer} does not import ${other}: see scripts/layers.mjs.`,
      }));
    if (!PLATFORM_USERS.includes(layer)) {
      patterns.push({
        regex: "^(\\.\\./)+platform/(?!host\\.ts$)",
        message: `${layer} asks platform/host.ts; it does not touch the machine.`,
      });
    }
    if (node !== true) {
      patterns.push({
        regex: "^node:(?!(?:crypto|path|util)$)",
        message: `${layer} does no I/O: ask the host.`,
      });
      patterns.push({
        regex: layer === "features" ? "^vscode(?!-languageserver-types$)" : "^vscode",
        message: `${layer} knows no protocol.`,
      });
    }
    patterns.push({
      regex: "^@strata/client|/client/src/",
      message: "The server does not import the client.",
    });
    return {
      files: [`server/src/${layer}/**/*.ts`],
      ignores: ["**/*.test.ts", "**/testing/**"],
      rules: { "no-restricted-imports": ["error", { patterns }] },
    };
  });
  return [
    ...layers,
    {
      files: ["client/src/**/*.ts"],
      ignores: ["**/*.test.ts"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                regex: "^@strata/server|/server/src/",
                message: "The client does not import the server.",
              },
            ],
          },
        ],
      },
    },
    {
      files: ["client/src/webview/**/*.ts"],
      ignores: ["**/*.test.ts"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                regex: "^(node:|vscode$)|^@strata/server|/server/src/",
                message: "A page runs in a browser.",
              },
            ],
          },
        ],
      },
    },
    {
      files: ["client/src/engine/**/*.ts"],
      ignores: ["**/*.test.ts"],
      rules: {
        "no-restricted-imports": [
          "error",
          { patterns: [{ regex: "^vscode$", message: "engine/ knows no editor." }] },
        ],
      },
    },
    {
      files: ["protocol/src/**/*.ts"],
      ignores: ["**/*.test.ts"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                regex: "^(node:(?!path$)|vscode)|(client|server)/src/",
                message: "protocol is types and pure functions.",
              },
            ],
          },
        ],
      },
    },
    {
      files: ["{client,server,protocol}/src/**/*.ts"],
      ignores: ["**/*.test.ts", "**/testing/**", ...PROCESS_STARTERS],
      rules: {
        // The same rule by its other name, so that it adds to the ones above.
        "@typescript-eslint/no-restricted-imports": [
          "error",
          {
            paths: [
              {
                name: "node:child_process",
                message: "Processes start where scripts/layers.mjs says, and nowhere else.",
              },
            ],
          },
        ],
      },
    },
    { files: LAZY, rules: { "no-restricted-syntax": ["error", ...lazySelectors] } },
  ];
}
