import type { Page } from "playwright-core";
import { providedVsCode } from "../../support/provided.ts";
import { openInBrowser } from "./browser-host.ts";
import { openOnDesktop } from "./desktop-host.ts";

export interface WorkbenchOptions {
  /** The folder to open; null opens an empty window. A `.code-workspace` file opens a workspace. */
  readonly open: string | null;
  /** User settings, on top of the quiet ones that every test has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of VS Code. */
  readonly env?: Readonly<Record<string, string>>;
  /** The oldest VS Code that the extension promises to run in. */
  readonly oldest?: boolean;
}

/** A VS Code window under test. */
export interface Workbench {
  readonly page: Page;
  /** Process id of the VS Code whose children run extensions. */
  readonly processId: number;
  close(): Promise<void>;
}

/** What keeps a window quiet: no welcome page, no suggestions of other extensions, no telemetry. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  // VS Code lists the processes of the machine every few seconds to find open ports.
  "remote.autoForwardPorts": false,
  "remote.autoForwardPortsSource": "output",
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Opens a real VS Code with the packaged extension, on whichever host this machine has. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const provided = providedVsCode();
  const whole = {
    ...options,
    settings: { ...QUIET_SETTINGS, ...options.settings },
  };
  const workbench =
    provided.desktop === undefined || options.oldest === true
      ? await openInBrowser(provided, whole)
      : await openOnDesktop(provided.desktop, provided.extension, whole);
  // On a machine with much to do it takes its time.
  const shown = workbench.page.locator(".monaco-workbench[class*='-themes-']");
  await shown.waitFor({ timeout: 90_000 });
  return workbench;
}
