import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import { type ObjectView, registerObjectView } from "./object-view.ts";
import { flatShape } from "./tree-shape.ts";

export function registerNetworksView(engine: LazyEngine): ObjectView {
  return registerObjectView({
    id: "strata.networks",
    engine,
    shape: flatShape("network", vscode.l10n.t),
  });
}
