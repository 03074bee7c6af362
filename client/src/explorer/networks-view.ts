import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import { registerObjectView } from "./object-view.ts";
import { flatShape } from "./tree-shape.ts";

export function registerNetworksView(engine: LazyEngine): vscode.Disposable {
  return registerObjectView({
    id: "strata.networks",
    engine,
    shape: flatShape("network", vscode.l10n.t),
  });
}
