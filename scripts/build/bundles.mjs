import { createRequire } from "node:module";
import { posix } from "node:path";
import { PROJECT } from "../setup/project.mjs";

/**
 * What is bundled: one file for each process, and one for each part that loads later than the rest
 * of its process.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const BUNDLES = {
  "client/extension": "client/src/extension.ts",
  "client/language-client": "client/src/language-client.ts",
  "client/engine": "client/src/engine/engine.ts",
  "server/server": "server/src/lsp/main.ts",
  "server/context-worker": "server/src/platform/context-worker.ts",
  "cli/strata": "server/src/cli/main.ts",
};

/**
 * Libraries that server and program load only when they need them, each in a file of its own: to
 * read them in with the rest would take a third of the start.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const LIBRARIES = {
  "dockerfile-language-service": "server/dockerfile-language-service",
  "web-tree-sitter": "server/web-tree-sitter",
  yaml: "server/yaml",
};

/** Every file that is bundled: where it stands in dist/, without its extension, and its entry. */
export const OUTPUTS = {
  ...BUNDLES,
  ...Object.fromEntries(Object.entries(LIBRARIES).map(([library, name]) => [name, library])),
};

/**
 * Pages of webviews: one script and one style sheet each, by where they stand in dist/.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const PAGES = {
  "webview/layers": ["client/src/webview/layers/page.ts", "client/src/webview/layers/page.css"],
  "webview/logs": ["client/src/webview/logs/page.ts", "client/src/webview/logs/page.css"],
};

/** Files that the bundles read when they run, by where they stand in dist/. */
export const ASSETS = {
  "server/web-tree-sitter.wasm": "node_modules/web-tree-sitter/web-tree-sitter.wasm",
  "server/tree-sitter-bash.wasm": "node_modules/tree-sitter-bash/tree-sitter-bash.wasm",
};

/**
 * Parts of dockerode that Strata does not use: its ssh cannot read the user's configuration, and
 * its builds load files that a bundle does not have. They are four fifths of its size.
 */
const LEFT_OUT = /^(?:ssh2|cpu-features|protobufjs|tar-fs|@grpc\/[\w-]+)(?:\/|$)/;

/** Asks a registry for tags while somebody types: nothing leaves the machine. */
const REGISTRY_CLIENT = /^\.\/dockerRegistryClient$/;

const require = createRequire(import.meta.url);

/**
 * @param {string} name
 * @param {string} entry
 * @param {{ forDebugging: boolean, version: string }} how
 * @returns {import("esbuild").BuildOptions & { metafile: true }}
 */
export function bundleOptions(name, entry, { forDebugging, version }) {
  return {
    absWorkingDir: PROJECT,
    entryPoints: [{ in: entry, out: name }],
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.18",
    // The module files of UMD packages: their main files require in a way that no bundler follows.
    mainFields: ["module", "main"],
    conditions: ["module", "node"],
    alias: { "web-tree-sitter": require.resolve("web-tree-sitter") },
    plugins: [oneEditor(), leaveOut(), librariesApart(name)],
    // What is imported late is required late.
    supported: { "dynamic-import": false },
    define: { "process.env.STRATA_VERSION": JSON.stringify(version) },
    minify: !forDebugging,
    sourcemap: forDebugging ? "linked" : false,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    ...(name.startsWith("cli/") ? { banner: { js: "#!/usr/bin/env node" } } : {}),
  };
}

/**
 * VS Code's module is taken in once for a bundle. Else each file that imports it would have a copy
 * made of its hundreds of names while the extension is loaded: most of that time.
 *
 * @returns {import("esbuild").Plugin}
 */
function oneEditor() {
  return {
    name: "one-editor",
    setup(build) {
      build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
        namespace === "one-editor"
          ? { path: "vscode", external: true }
          : { path: "vscode", namespace: "one-editor" },
      );
      build.onLoad({ filter: /^vscode$/, namespace: "one-editor" }, () => ({
        contents: 'export * from "vscode";',
      }));
    },
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} entries
 * @param {{ forDebugging: boolean }} how
 * @returns {import("esbuild").BuildOptions & { metafile: true }}
 */
export function pageOptions(name, entries, { forDebugging }) {
  return {
    absWorkingDir: PROJECT,
    entryPoints: entries.map((entry) => ({ in: entry, out: name })),
    outdir: "dist",
    bundle: true,
    platform: "browser",
    format: "iife",
    target: "chrome130",
    minify: !forDebugging,
    // A page may load no other file.
    sourcemap: forDebugging ? "inline" : false,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  };
}

/** @param {string} name The bundle. @returns {import("esbuild").Plugin} */
function librariesApart(name) {
  return {
    name: "libraries-apart",
    setup(build) {
      build.onResolve({ filter: /^[a-z-]+$/ }, ({ path, kind }) => {
        const library = LIBRARIES[path];
        if (library === undefined || kind === "entry-point") return undefined;
        const relative = posix.relative(posix.dirname(name), `${library}.cjs`);
        const file = relative.startsWith(".") ? relative : `./${relative}`;
        return { path: file, external: true };
      });
    },
  };
}

/** @returns {import("esbuild").Plugin} */
function leaveOut() {
  return {
    name: "leave-out",
    setup(build) {
      build.onResolve({ filter: LEFT_OUT }, ({ path }) => ({ path, namespace: "left-out" }));
      build.onResolve({ filter: REGISTRY_CLIENT }, () => ({
        path: "dockerRegistryClient",
        namespace: "no-registry",
      }));
      build.onLoad({ filter: /.*/, namespace: "no-registry" }, () => ({
        contents:
          "exports.DockerRegistryClient = class { getTags() { return Promise.resolve([]); } };",
        loader: "js",
      }));
      build.onLoad({ filter: /.*/, namespace: "left-out" }, () => ({
        contents: "module.exports = {};",
        loader: "js",
      }));
    },
  };
}
