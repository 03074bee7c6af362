import { homedir } from "node:os";
import * as vscode from "vscode";
import { InspectDocuments } from "./commands/inspect-documents.ts";
import { LogDocuments } from "./commands/log-documents.ts";
import { LogPanels } from "./commands/log-panels.ts";
import { registerCommands } from "./commands/table.ts";
import { LazyEngine, loadEngine } from "./engine/lazy-engine.ts";
import { engineEnvironment, followEngineHost } from "./engine-host.ts";
import { followEngineState, registerExplorer } from "./explorer/explorer.ts";
import { LazyLanguageClient } from "./lazy-language-client.ts";

/** Registers what the manifest promises. The engine and the language client load when needed. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Strata", { log: true });
  const engine = new LazyEngine(() => {
    const { platform } = process;
    const surroundings = { log, platform, homeFolder: homedir() };
    return loadEngine(bundlePath(context, "engine.cjs"), {
      ...surroundings,
      get env() {
        return engineEnvironment();
      },
    });
  }, followEngineState);
  const logs = new LogDocuments(engine);
  const { extensionUri } = context;
  const logPanels = new LogPanels({ extensionUri, engine, log, documents: logs });
  const inspections = new InspectDocuments(engine);
  const language = new LazyLanguageClient(bundlePath(context, "language-client.cjs"), {
    context,
    log,
    engine,
  });
  const explorer = registerExplorer(engine);
  context.subscriptions.push(
    log,
    registerCommands({ engine, log, logs, logPanels, inspections, language, explorer }),
    explorer,
    followEngineHost(engine),
    logs,
    logPanels,
    inspections,
    engine,
  );
  // After activate() has returned: loading the client library would take longer than all of this.
  const later = setImmediate(() => context.subscriptions.push(language.startWithDockerfile()));
  context.subscriptions.push({
    dispose: () => {
      clearImmediate(later);
      return language.dispose();
    },
  });
}

/** Only this file knows where the bundles lie: beside its own. */
function bundlePath(context: vscode.ExtensionContext, name: string): string {
  return vscode.Uri.joinPath(context.extensionUri, "dist", "client", name).fsPath;
}
