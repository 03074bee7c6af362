import type * as vscode from "vscode";
import type { LazyEngine } from "../engine/lazy-engine.ts";
import type { Explorer } from "../explorer/explorer.ts";
import type { ExplorerNode } from "../explorer/nodes.ts";
import type { LazyLanguageClient } from "../lazy-language-client.ts";
import type { InspectDocuments } from "./inspect-documents.ts";
import type { LogDocuments } from "./log-documents.ts";
import type { LogPanels } from "./log-panels.ts";

/** What commands work with. */
export interface CommandServices {
  readonly engine: LazyEngine;
  readonly log: vscode.LogOutputChannel;
  readonly logs: LogDocuments;
  readonly logPanels: LogPanels;
  readonly inspections: InspectDocuments;
  readonly language: LazyLanguageClient;
  readonly explorer: Explorer;
}

/** One command. It may throw: `runCommand` is the wall. */
export interface Command {
  /** As in the manifest. */
  readonly id: string;
  /**
   * `nodes` are the rows it was called on; none when it came from the palette. `file` is the one
   * that the menu of a file or of its tab was opened on.
   */
  run(
    services: CommandServices,
    nodes: readonly ExplorerNode[],
    file: vscode.Uri | undefined,
  ): Promise<void> | void;
}
