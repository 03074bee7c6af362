import * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import { containersShape } from "./containers-shape.ts";
import { type ObjectView, registerObjectView } from "./object-view.ts";

/** Containers by compose project. It also names the Docker context. */
export function registerContainersView(engine: LazyEngine): ObjectView {
  return registerObjectView({
    id: "strata.containers",
    engine,
    shape: containersShape(vscode.l10n.t),
    onState: (view, { label }) => {
      view.description = label === null || label === "default" ? "" : label;
    },
  });
}
