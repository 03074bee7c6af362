import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import { type ProvidedVsCode, providedVsCode } from "../../support/provided.ts";
import { launchChromium, openQuery } from "./browser-host.ts";
import { startVsCodeServer } from "./vscode-server.ts";
import { QUIET_SETTINGS } from "./workbench.ts";

/** A test of the suite inside, as it ended. */
export interface InsideResult {
  readonly title: string;
  /** Null where it passed. */
  readonly error: string | null;
}

interface Request {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** The suite's bundle. */
  readonly suite: string;
}

const repository = path.resolve(import.meta.dirname, "../../..");
/** An extension that shows the problems that a test tells it to. */
const otherLinter = path.join(repository, "test/fixtures/other-linter");

/**
 * Runs the mocha suite of `inside/` in the extension host of a real VS Code that has `folder` open,
 * on whichever host this machine has.
 */
export async function runInside(
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<readonly InsideResult[]> {
  const provided = providedVsCode();
  const scratch = await mkdtemp(path.join(tmpdir(), "strata-inside-"));
  const results = path.join(scratch, "results.json");
  const request: Request = {
    folder,
    env: { ...env, STRATA_INSIDE_RESULTS: results },
    suite: await bundleSuite(),
  };
  try {
    await (provided.desktop === undefined
      ? runInBrowser(provided, request)
      : runOnDesktop(provided.desktop, provided.extension, scratch, request));
    return JSON.parse(await readFile(results, "utf8")) as readonly InsideResult[];
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** The extension host loads CommonJS: the suite becomes one file, beside which mocha is found. */
async function bundleSuite(): Promise<string> {
  const outfile = path.join(repository, "out", "test", "inside", "index.cjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, "../inside/index.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.18",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}

async function runOnDesktop(
  vscodeExecutablePath: string,
  extension: string,
  scratch: string,
  { folder, env, suite }: Request,
): Promise<void> {
  const extensions = path.join(scratch, "extensions");
  await cp(otherLinter, path.join(extensions, path.basename(otherLinter)), { recursive: true });
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: extension,
    extensionTestsPath: suite,
    extensionTestsEnv: env,
    launchArgs: [
      folder,
      ...["--no-sandbox", "--disable-gpu", "--disable-workspace-trust", "--disable-telemetry"],
      `--user-data-dir=${path.join(scratch, "user")}`,
      `--extensions-dir=${extensions}`,
    ],
  });
}

async function runInBrowser(
  { server: release, chromium, extension }: ProvidedVsCode,
  { folder, env, suite }: Request,
): Promise<void> {
  if (chromium === undefined) throw new Error("A browser is needed for VS Code's server.");
  // Without the flag the workbench does not listen to the payload.
  const flags = ["--enable-smoke-test-driver"];
  const options = { settings: QUIET_SETTINGS, env, flags, beside: otherLinter };
  const server = await startVsCodeServer(release, options);
  const browser = await launchChromium(chromium);
  try {
    const page = await browser.newPage();
    const output: string[] = [];
    await page.exposeFunction("codeAutomationLog", (_type: string, args: readonly unknown[]) => {
      output.push(args.map(String).join(" "));
    });
    const exited = new Promise<number>((resolve) => {
      void page.exposeFunction("codeAutomationExit", resolve);
    });
    const remote = (file: string): string =>
      `vscode-remote://127.0.0.1:${server.port}${encodeURI(file)}`;
    const payload = [
      ["extensionDevelopmentPath", remote(extension)],
      ["extensionTestsPath", remote(suite)],
      ["skipWelcome", "true"],
    ];
    const query = `${openQuery(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    await page.goto(`http://127.0.0.1:${server.port}/${query}`);
    const code = await exited;
    if (code !== 0) throw new Error(`The suite could not run:\n${output.join("\n")}`);
  } finally {
    await browser.close();
    await server.close();
  }
}
