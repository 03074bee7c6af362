import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { Engine } from "../engine/types.ts";
import { registerContainersView } from "./containers-view.ts";
import type { EngineStateWord } from "./engine-state-key.ts";
import { ENGINE_STATE_KEY, engineStateWord } from "./engine-state-key.ts";
import { registerImagesView } from "./images-view.ts";
import { registerNetworksView } from "./networks-view.ts";
import { registerVolumesView } from "./volumes-view.ts";

/** The views of the sidebar. */
export function registerExplorer(engine: LazyEngine): vscode.Disposable {
  return vscode.Disposable.from(
    registerContainersView(engine),
    registerImagesView(engine),
    registerVolumesView(engine),
    registerNetworksView(engine),
  );
}

/** Keeps the context key that welcome texts ask for; set only when it changes. */
export function followEngineState(engine: Engine): void {
  let last: EngineStateWord | null = null;
  engine.onState((state) => {
    const word = engineStateWord(state);
    if (word !== null && word !== last) {
      last = word;
      void vscode.commands.executeCommand("setContext", ENGINE_STATE_KEY, word);
    }
  });
}
