import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import { type ObjectView, registerObjectView } from "./object-view.ts";
import { flatShape } from "./tree-shape.ts";

export function registerImagesView(engine: LazyEngine): ObjectView {
  return registerObjectView({
    id: "strata.images",
    engine,
    shape: flatShape("image", vscode.l10n.t),
  });
}
