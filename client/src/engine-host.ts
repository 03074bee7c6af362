import * as vscode from "vscode";
import type { LazyEngine } from "./engine/lazy-engine.ts";

const SETTING = "strata.engine.host";

/** The environment in which the engine is found: `strata.engine.host` goes before DOCKER_HOST. */
export function engineEnvironment(): NodeJS.ProcessEnv {
  const host = vscode.workspace.getConfiguration().get<string>(SETTING, "").trim();
  return host === "" ? process.env : { ...process.env, DOCKER_HOST: host };
}

/** Turns to the other engine when the setting changes. */
export function followEngineHost(engine: LazyEngine): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SETTING)) engine.opened?.reconnect();
  });
}
