import { describe, expect, it } from "vitest";
import { ObjectTable } from "../engine/object-table.ts";
import { containerRow } from "../engine/testing/container-row.ts";
import type { ContainerRow, RowOf, StoreChange } from "../engine/types.ts";
import { english } from "../translate.ts";
import { containersShape } from "./containers-shape.ts";
import type { EngineInsides } from "./insides.ts";
import { type ExplorerNode, nodeKey } from "./nodes.ts";
import type { EngineRows } from "./tree-shape.ts";

const shape = containersShape(english);

function container(
  id: string,
  project: string | null,
  changes: Partial<ContainerRow> = {},
): ContainerRow {
  return containerRow({ id, name: `name-${id}`, project, ...changes });
}

type Insides = Partial<EngineInsides>;

function engineOf(table: ObjectTable, insides: Insides = {}): EngineRows & EngineInsides {
  return {
    environment: () => Promise.reject(new Error("not asked for")),
    fileChanges: () => Promise.reject(new Error("not asked for")),
    ...insides,
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
  it("has projects first, then containers of no project, each by name", async () => {
    const table = new ObjectTable("container");
    table.replaceAll([
      container("z", null),
      container("2", "shop"),
      container("1", "shop"),
      container("a", null),
      container("3", "blog"),
    ]);
    const engine = engineOf(table);
    const tree: string[][] = [];
    for (const node of await shape.children(engine, null)) {
      tree.push([nodeKey(node), ...(await below(engine, node)).slice(0, 2)]);
    }
    expect(tree).toEqual([
      ["project:blog", "container:3"],
      ["project:shop", "container:1", "container:2"],
      ["container:a", "environment:a", "changes:a"],
      ["container:z", "environment:z", "changes:z"],
    ]);
  });
});

/** The keys of the rows below one. */
async function below(
  engine: EngineRows & EngineInsides,
  node: ExplorerNode,
): Promise<readonly string[]> {
  return (await shape.children(engine, node)).map(nodeKey);
}

/** The rows below one as they are read aloud. */
async function spokenBelow(
  engine: EngineRows & EngineInsides,
  node: ExplorerNode,
): Promise<readonly string[]> {
  const nodes = await shape.children(engine, node);
  return nodes.map((each) => shape.view(engine, each)?.spoken ?? "");
}

describe("what is inside of a container", () => {
  it("is told by its row, without asking", async () => {
    const published = { container: 80, host: 8080, protocol: "tcp" };
    const table = new ObjectTable("container");
    table.replaceAll([
      container("1", null, {
        ports: [
          { ...published, address: "0.0.0.0" },
          { ...published, address: "::" },
          { container: 81, host: null, address: null, protocol: "tcp" },
        ],
        mounts: [
          { type: "bind", source: "/home/me/app", target: "/app", readOnly: true },
          { type: "volume", source: "data", target: "/data", readOnly: false },
        ],
        networks: [{ name: "front", id: "n1", addresses: ["172.20.0.3"] }],
      }),
    ]);
    expect(await spokenBelow(engineOf(table), { type: "container", id: "1" })).toEqual([
      "port 80, published as 8080",
      "port 81, not published",
      "/app, mount of Folder or file /home/me/app, read-only",
      "/data, mount of Volume data",
      "network front, 172.20.0.3",
      "Environment",
      "Changed since its image",
    ]);
  });

  it("has an environment that is read once", async () => {
    let reads = 0;
    const engine = engineOf(new ObjectTable("container"), {
      environment: () => {
        reads += 1;
        return Promise.resolve([
          { name: "MODE", value: "test", source: "changed" },
          { name: "PATH", value: "/bin", source: "image" },
        ]);
      },
    });
    const node = { type: "environment", container: "c" } as const;
    expect(await spokenBelow(engine, node)).toEqual([
      "MODE, test, set instead of its image's",
      "PATH, /bin, from its image",
    ]);
    await spokenBelow(engine, node);
    expect(reads).toBe(1);
  });

  it("says why it cannot be read, and reads again the next time", async () => {
    const answers = [Promise.reject(new Error("No such container.")), Promise.resolve([])];
    const engine = engineOf(new ObjectTable("container"), {
      environment: () => answers.shift() ?? Promise.reject(new Error("asked too often")),
    });
    const node = { type: "environment", container: "broken" } as const;
    expect(await spokenBelow(engine, node)).toEqual(["No such container."]);
    expect(await spokenBelow(engine, node)).toEqual(["No variable is set"]);
  });

  it("lists so many changed files, and counts the others", async () => {
    const engine = engineOf(new ObjectTable("container"), {
      fileChanges: () =>
        Promise.resolve(
          Array.from({ length: 503 }, (_, index) => ({ path: `/f${index}`, kind: "added" })),
        ),
    });
    const rows = await spokenBelow(engine, { type: "changes", container: "c" });
    expect([rows.length, rows[0], rows.at(-1)]).toEqual([501, "/f0, added", "and 3 more"]);
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
    [
      "one of a project that joins a network: itself alone",
      [first, second],
      [{ ...first, networks: [{ name: "n", id: "n", addresses: [] }] }, second],
      ["container:1"],
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
