import { describe, expect, it } from "vitest";
import { ObjectTable } from "../engine/object-table.ts";
import type { ContainerRow, RowOf, StoreChange } from "../engine/types.ts";
import { english } from "../translate.ts";
import { containersShape } from "./containers-shape.ts";
import { nodeKey } from "./nodes.ts";
import type { EngineRows } from "./tree-shape.ts";

const shape = containersShape(english);

function container(
  id: string,
  project: string | null,
  changes: Partial<ContainerRow> = {},
): ContainerRow {
  return {
    kind: "container",
    id,
    name: `name-${id}`,
    image: "i",
    imageId: "sha256:1",
    state: "running",
    health: null,
    exitCode: null,
    created: 0,
    ports: [],
    project,
    service: null,
    ...changes,
  };
}

function engineOf(table: ObjectTable): EngineRows {
  return {
    rows: (kind) => (kind === "container" ? table.rows() : []) as readonly RowOf[typeof kind][],
    row: (kind, id) => (kind === "container" ? table.get(id) : null) as RowOf[typeof kind] | null,
  };
}

/** What is drawn again when the containers go from one list to another. */
function touched(
  before: readonly ContainerRow[],
  after: readonly ContainerRow[],
): readonly string[] {
  const table = new ObjectTable("container");
  table.replaceAll(before);
  const change = table.replaceAll(after) as StoreChange;
  return shape
    .touched(engineOf(table), change)
    .map((node) => (node === null ? "top" : nodeKey(node)));
}

describe("the tree of containers", () => {
  it("has projects first, then containers of no project, each by name", () => {
    const table = new ObjectTable("container");
    table.replaceAll([
      container("z", null),
      container("2", "shop"),
      container("1", "shop"),
      container("a", null),
      container("3", "blog"),
    ]);
    const engine = engineOf(table);
    const tree = shape.children(engine, null).map((node) => {
      return [nodeKey(node), ...shape.children(engine, node).map(nodeKey)];
    });
    expect(tree).toEqual([
      ["project:blog", "container:3"],
      ["project:shop", "container:1", "container:2"],
      ["container:a"],
      ["container:z"],
    ]);
  });
});

describe("what is drawn again", () => {
  const single = container("s", null);
  const first = container("1", "shop");
  const second = container("2", "shop");
  const stopped = (row: ContainerRow): ContainerRow => ({ ...row, state: "exited", exitCode: 0 });

  it.each<[string, readonly ContainerRow[], readonly ContainerRow[], readonly string[]]>([
    ["a single container that stops: itself", [single], [stopped(single)], ["container:s"]],
    [
      "one of a project that stops: itself and the project's count",
      [first, second],
      [stopped(first), second],
      ["container:1", "project:shop"],
    ],
    ["a new single container: the top level", [single], [single, container("t", null)], ["top"]],
    ["a new container of a known project: the project", [first], [first, second], ["project:shop"]],
    ["the first container of a project: the top level", [single], [single, first], ["top"]],
    ["one less in a project: the project", [first, second], [second], ["project:shop"]],
    ["the last of a project: the top level", [single, first], [single], ["top"]],
  ])("%s", (_what, before, after, nodes) => {
    expect(touched(before, after)).toEqual(nodes);
  });
});
