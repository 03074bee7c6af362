import type { ContainerRow, Engine, PortRow } from "../engine/types.ts";
import type { Translate } from "../translate.ts";
import type { InsideNode, NoteNode } from "./nodes.ts";

/** What of an engine is read when a row below a container is opened. */
export type EngineInsides = Pick<Engine, "environment" | "fileChanges">;

/** A container that writes much differs in more paths than anybody reads. */
const MOST_CHANGES = 500;

/** The rows directly below a container: what its row in the store knows, and what is read later. */
export function containerInsides(row: ContainerRow): readonly InsideNode[] {
  const container = row.id;
  return [
    ...distinctPorts(row.ports).map((port): InsideNode => ({ type: "port", container, port })),
    ...row.mounts.map((mount): InsideNode => ({ type: "mount", container, mount })),
    ...row.networks.map((attachment): InsideNode => ({
      type: "attachment",
      container,
      attachment,
    })),
    { type: "environment", container },
    { type: "changes", container },
  ];
}

/** Read now. A failure is a row that says so. */
export async function environmentNodes(
  engine: EngineInsides,
  container: string,
  t: Translate,
): Promise<readonly InsideNode[]> {
  try {
    const variables = await engine.environment(container);
    return variables.length === 0
      ? [note(container, "environment", t("No variable is set"))]
      : variables.map((variable) => ({ type: "variable", container, variable }));
  } catch (error) {
    return [failure(container, "environment", error)];
  }
}

/** Read now: the engine has no event for what a container writes. */
export async function changeNodes(
  engine: EngineInsides,
  container: string,
  t: Translate,
): Promise<readonly InsideNode[]> {
  try {
    const changes = await engine.fileChanges(container);
    if (changes.length === 0) {
      return [note(container, "changes", t("Nothing is changed"))];
    }
    const shown = changes
      .slice(0, MOST_CHANGES)
      .map((change): InsideNode => ({ type: "fileChange", container, change }));
    const more = changes.length - shown.length;
    return more === 0 ? shown : [...shown, note(container, "changes", t("and {0} more", more))];
  } catch (error) {
    return [failure(container, "changes", error)];
  }
}

/** Whether it is bound to every address of the engine's machine. */
export function isEverywhere({ address }: PortRow): boolean {
  return address === null || address === "" || address === "0.0.0.0" || address === "::";
}

/** Engines list a port once for each kind of address. */
export function distinctPorts(ports: readonly PortRow[]): readonly PortRow[] {
  const key = (port: PortRow): string =>
    JSON.stringify({ ...port, address: isEverywhere(port) ? "" : port.address });
  return [...new Map(ports.toReversed().map((port) => [key(port), port])).values()].toReversed();
}

function note(
  container: string,
  below: NoteNode["below"],
  text: string,
  failed = false,
): InsideNode {
  return { type: "note", container, below, text, failed };
}

function failure(container: string, below: NoteNode["below"], error: unknown): InsideNode {
  return note(container, below, error instanceof Error ? error.message : String(error), true);
}
