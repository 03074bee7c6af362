import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { containerRow } from "../../client/src/engine/testing/container-row.ts";
import type { ContainerRow, Row } from "../../client/src/engine/types.ts";
import { describeProject, describeRow } from "../../client/src/explorer/describe.ts";
import { describeInside } from "../../client/src/explorer/describe-inside.ts";
import type { InsideNode } from "../../client/src/explorer/nodes.ts";
import { english } from "../../client/src/translate.ts";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category?: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly viewsWelcome: readonly { readonly when: string; readonly contents: string }[];
  };
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

const ROOT = new URL("../../", import.meta.url);
const manifestText = readFileSync(new URL("package.json", ROOT), "utf8");
const texts = JSON.parse(readFileSync(new URL("package.nls.json", ROOT), "utf8")) as object;
const { contributes } = JSON.parse(manifestText) as Manifest;

/** The ids in the files of `client/src/commands`, one command a file. */
function implementedIds(): readonly string[] {
  const folder = new URL("client/src/commands/", ROOT);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return [...text.matchAll(/^ {2}id: "(strata\.[\w.]+)"/gm)].map(([, id]) => id ?? "");
    })
    .toSorted();
}

function container(state: ContainerRow["state"], project: string | null = null): ContainerRow {
  return containerRow({ id: "c", state, project });
}

/** The commands that the context menu of a row offers, in the order of the manifest. */
function offered(view: string, contextValue: string): readonly string[] {
  const items = contributes.menus["view/item/context"] ?? [];
  const fits = ({ when = "" }: MenuItem): boolean => {
    const pattern = /viewItem =~ \/(.*?)\/(?: |$)/.exec(when)?.[1] ?? "^$";
    return when.includes(`view == ${view}`) && new RegExp(pattern).test(contextValue);
  };
  return [...new Set(items.filter(fits).map(({ command }) => command))].toSorted();
}

describe("the manifest", () => {
  it("declares every command of the engine", () => {
    const declared = new Set(contributes.commands.map(({ command }) => command));
    expect(implementedIds().filter((id) => !declared.has(id))).toEqual([]);
  });

  it("puts every command under Strata", () => {
    expect(contributes.commands.filter(({ category }) => category !== "Strata")).toEqual([]);
  });

  it("has a text for each of its keys", () => {
    const keys = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? "");
    expect(keys.filter((key) => !(key in texts))).toEqual([]);
  });

  it("uses every text", () => {
    expect(Object.keys(texts).filter((key) => !manifestText.includes(`"%${key}%"`))).toEqual([]);
  });

  it("has a welcome for each state of the engine", () => {
    const words = contributes.viewsWelcome.flatMap(
      ({ when }) => /^strata\.engine\.state == '([\w-]+)'$/.exec(when)?.[1] ?? [],
    );
    expect([...new Set(words)].toSorted()).toEqual(
      ["connected", "connecting", "denied", "not-found", "other", "refused", "version"].toSorted(),
    );
  });
});

describe("a row's menu", () => {
  const look = ["strata.copyId", "strata.copyName", "strata.inspect"];

  it.each<[string, Row, string, readonly string[]]>([
    [
      "a running container",
      container("running", "shop"),
      "strata.containers",
      [
        "strata.container.copyAddress",
        "strata.container.kill",
        "strata.container.commit",
        "strata.container.copyRun",
        "strata.container.explainReach",
        "strata.container.export",
        "strata.container.logDocument",
        "strata.container.logs",
        "strata.network.connect",
        "strata.network.disconnect",
        "strata.container.pause",
        "strata.container.remove",
        "strata.container.rename",
        "strata.container.restart",
        "strata.container.shell",
        "strata.container.stop",
        ...look,
      ],
    ],
    [
      "a paused container",
      container("paused"),
      "strata.containers",
      [
        "strata.container.copyAddress",
        "strata.container.kill",
        "strata.container.commit",
        "strata.container.copyRun",
        "strata.container.explainReach",
        "strata.container.export",
        "strata.container.logDocument",
        "strata.container.logs",
        "strata.network.connect",
        "strata.network.disconnect",
        "strata.container.remove",
        "strata.container.rename",
        "strata.container.restart",
        "strata.container.stop",
        "strata.container.unpause",
        ...look,
      ],
    ],
    [
      "a container that publishes a port",
      {
        ...container("exited"),
        ports: [{ container: 80, host: 8080, address: "0.0.0.0", protocol: "tcp" }],
      },
      "strata.containers",
      [
        "strata.container.commit",
        "strata.container.copyRun",
        "strata.container.explainReach",
        "strata.container.export",
        "strata.container.logDocument",
        "strata.container.logs",
        "strata.network.connect",
        "strata.network.disconnect",
        "strata.container.openPort",
        "strata.container.remove",
        "strata.container.rename",
        "strata.container.start",
        ...look,
      ],
    ],
    [
      "a stopped container",
      container("exited"),
      "strata.containers",
      [
        "strata.container.commit",
        "strata.container.copyRun",
        "strata.container.explainReach",
        "strata.container.export",
        "strata.container.logDocument",
        "strata.container.logs",
        "strata.network.connect",
        "strata.network.disconnect",
        "strata.container.remove",
        "strata.container.rename",
        "strata.container.start",
        ...look,
      ],
    ],
    [
      "an image",
      { kind: "image", id: "sha256:1", tags: [], created: 0, size: 0 },
      "strata.images",
      [...look, "strata.image.remove", "strata.image.run", "strata.image.tag"],
    ],
    [
      "a network of the engine itself",
      {
        kind: "network",
        id: "n",
        name: "bridge",
        driver: "bridge",
        scope: "local",
        internal: false,
        builtIn: true,
        project: null,
      },
      "strata.networks",
      look,
    ],
  ])("of %s offers what can be done", (_what, row, view, commands) => {
    const { contextValue } = describeRow(row, english);
    expect(offered(view, contextValue)).toEqual(commands.toSorted());
  });

  it.each<[string, InsideNode, readonly string[]]>([
    [
      "a published port",
      {
        type: "port",
        container: "c",
        port: { container: 80, host: 8080, address: null, protocol: "tcp" },
      },
      ["strata.container.copyAddress", "strata.container.openPort"],
    ],
    [
      "a port that is not published",
      {
        type: "port",
        container: "c",
        port: { container: 80, host: null, address: null, protocol: "tcp" },
      },
      [],
    ],
    [
      "a bound folder",
      {
        type: "mount",
        container: "c",
        mount: { type: "bind", source: "/a", target: "/b", readOnly: false },
      },
      ["strata.container.openMount"],
    ],
    [
      "a mounted volume",
      {
        type: "mount",
        container: "c",
        mount: { type: "volume", source: "a", target: "/b", readOnly: false },
      },
      ["strata.showInSidebar"],
    ],
    [
      "a network with an address",
      {
        type: "attachment",
        container: "c",
        attachment: { name: "n", id: "n", addresses: ["172.20.0.3"] },
      },
      ["strata.container.copyAddress", "strata.network.disconnect", "strata.showInSidebar"],
    ],
    ["the environment", { type: "environment", container: "c" }, []],
  ])("of %s offers what can be done", (_what, node, commands) => {
    const { contextValue } = describeInside(node, english);
    expect(offered("strata.containers", contextValue)).toEqual(commands);
  });

  it("of a project offers both starting and stopping where some run", () => {
    const rows = [container("running"), container("exited")];
    const { contextValue } = describeProject("shop", rows, english);
    expect(offered("strata.containers", contextValue)).toEqual([
      "strata.container.logs",
      "strata.copyId",
      "strata.copyName",
      "strata.project.remove",
      "strata.project.restart",
      "strata.project.start",
      "strata.project.stop",
    ]);
  });
});
