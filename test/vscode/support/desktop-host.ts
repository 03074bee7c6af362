import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { _electron } from "playwright-core";
import type { Workbench, WorkbenchOptions } from "./workbench.ts";

type Options = WorkbenchOptions & { readonly settings: Readonly<Record<string, unknown>> };

/** A desktop VS Code, driven through Electron. */
export async function openOnDesktop(
  executablePath: string,
  extension: string,
  options: Options,
): Promise<Workbench> {
  const data = await mkdtemp(path.join(tmpdir(), "strata-vscode-"));
  const user = path.join(data, "user");
  await mkdir(path.join(user, "User"), { recursive: true });
  await writeFile(path.join(user, "User", "settings.json"), JSON.stringify(options.settings));
  const application = await _electron.launch({
    executablePath,
    args: [
      ...(options.open === null ? ["--new-window"] : [options.open]),
      ...["--no-sandbox", "--disable-gpu", "--skip-welcome", "--skip-release-notes"],
      ...["--disable-workspace-trust", "--disable-telemetry", "--disable-updates"],
      `--user-data-dir=${user}`,
      `--extensions-dir=${path.join(data, "extensions")}`,
      `--extensionDevelopmentPath=${extension}`,
    ],
    env: stringEnvironment({ ...process.env, ...options.env }),
  });
  const page = await application.firstWindow();
  return {
    page,
    processId: application.process().pid ?? 0,
    close: async () => {
      await application.close();
      await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}

function stringEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
