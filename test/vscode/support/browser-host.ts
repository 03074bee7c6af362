import { type Browser, chromium } from "playwright-core";
import type { ProvidedVsCode } from "../../support/provided.ts";
import { startVsCodeServer } from "./vscode-server.ts";
import type { Workbench, WorkbenchOptions } from "./workbench.ts";

type Options = WorkbenchOptions & { readonly settings: Readonly<Record<string, unknown>> };

/** VS Code's server with its workbench in Chromium. */
export async function openInBrowser(
  provided: ProvidedVsCode,
  options: Options,
): Promise<Workbench> {
  if (provided.chromium === undefined) throw new Error("A browser is needed for VS Code's server.");
  const { settings, env } = options;
  const release = options.oldest === true ? provided.oldestServer : provided.server;
  const server = await startVsCodeServer(release, { settings, env, vsix: provided.vsix });
  const browser = await launchChromium(provided.chromium);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`http://127.0.0.1:${server.port}/${openQuery(options.open)}`);
  return {
    page,
    processId: server.processId,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
}

/** The address's query for an empty window, a folder, or a `.code-workspace` file. */
export function openQuery(open: string | null): string {
  if (open === null) return "?ew=true";
  const kind = open.endsWith(".code-workspace") ? "workspace" : "folder";
  return `?${kind}=${encodeURIComponent(open)}`;
}
