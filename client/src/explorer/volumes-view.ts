import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import { registerObjectView } from "./object-view.ts";
import { flatShape } from "./tree-shape.ts";

export function registerVolumesView(engine: LazyEngine): vscode.Disposable {
  return registerObjectView({
    id: "strata.volumes",
    engine,
    shape: flatShape("volume", vscode.l10n.t),
  });
}
