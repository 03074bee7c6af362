import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { Engine, ObjectKind, Row } from "../engine/types.ts";
import { registerContainersView } from "./containers-view.ts";
import type { EngineStateWord } from "./engine-state-key.ts";
import { ENGINE_STATE_KEY, engineStateWord } from "./engine-state-key.ts";
import { registerImagesView } from "./images-view.ts";
import { registerNetworksView } from "./networks-view.ts";
import type { ObjectView } from "./object-view.ts";
import { registerUsageView } from "./usage-view.ts";
import { registerVolumesView } from "./volumes-view.ts";

/** The views of the sidebar. */
export interface Explorer {
  /** Shows and selects an object's row. */
  reveal(row: Row): Promise<void>;
  /** Measures what is on disk again, where that can be seen. */
  refreshUsage(): void;
  dispose(): void;
}

export function registerExplorer(engine: LazyEngine): Explorer {
  const views: Readonly<Record<ObjectKind, ObjectView>> = {
    container: registerContainersView(engine),
    image: registerImagesView(engine),
    volume: registerVolumesView(engine),
    network: registerNetworksView(engine),
  };
  const usage = registerUsageView(engine);
  return {
    refreshUsage: () => {
      usage.refresh();
    },
    reveal: async ({ kind, id }) => {
      await views[kind].reveal({ type: kind, id });
    },
    dispose: () => {
      vscode.Disposable.from(...Object.values(views), usage).dispose();
    },
  };
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
