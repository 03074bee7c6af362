import { describe, expect, it } from "vitest";
import { chooseWay, type KnownWays, type RecordedWay } from "./choose-way.ts";
import type { BuildWay } from "./way.ts";

function way(name: string, more: Partial<BuildWay> = {}): BuildWay {
  return {
    kind: "compose",
    file: "/w/compose.yaml",
    name,
    dockerfile: "/w/app/Dockerfile",
    context: "/w",
    target: null,
    args: {},
    contexts: {},
    platform: null,
    runOptions: {},
    unknown: [],
    ...more,
  };
}

function recorded(more: Partial<RecordedWay> = {}): RecordedWay {
  return {
    context: "/w",
    target: null,
    args: {},
    contexts: {},
    platform: null,
    runOptions: {},
    label: "docker build at 2026-11-24 15:32",
    way: null,
    at: 10_000,
    ...more,
  };
}

function choose(known: Partial<KnownWays>) {
  return chooseWay({
    folder: "/w/app",
    found: [],
    recorded: [],
    stated: null,
    chosen: null,
    shown: (path) => (path === "/w" ? "." : path.replace(/^\/w\//, "")),
    placed: (shown) => `/w/${shown}`,
    ...known,
  });
}

/** What counts, and why. */
function counting(known: Partial<KnownWays>): readonly unknown[] {
  const { context, target, view } = choose(known);
  return [context, target, view.label];
}

const API = way("api", { target: "api" });
const WORKER = way("worker", { target: "worker" });

describe("the way that counts", () => {
  it("is the Dockerfile's own folder where nothing is said", () => {
    expect(counting({})).toEqual(["/w/app", null, "the Dockerfile's own folder"]);
  });

  it("is the first that files tell of", () => {
    expect(counting({ found: [API, WORKER] })).toEqual([
      "/w",
      "api",
      "service api in compose.yaml",
    ]);
  });

  it("is that of the last recorded build", () => {
    const build = recorded({ context: "/w/lib", target: "test" });
    expect(counting({ found: [API], recorded: [build] })).toEqual([
      "/w/lib",
      "test",
      "docker build at 2026-11-24 15:32",
    ]);
  });

  it("is the file's, with its values of now, where the last build was made by it", () => {
    const now = way("api", { args: { SHA: "new" } });
    const build = recorded({ args: { SHA: "old" }, label: "docker compose build at 15:32" });
    expect(choose({ found: [now], recorded: [build] })).toMatchObject({
      args: { SHA: "new" },
      view: { id: "compose:compose.yaml:api" },
    });
  });

  it("is the file's where the last build was forecast by it", () => {
    const build = recorded({ target: "old", way: "compose:compose.yaml:worker" });
    expect(counting({ found: [API, WORKER], recorded: [build] })[1]).toBe("worker");
  });

  it("is the first of several that one call built", () => {
    const label = "docker compose build at 15:32";
    const builds = ["worker", "api"].map((target, index) =>
      recorded({ target, label, at: 10_000 - index }),
    );
    expect(counting({ found: [API, WORKER], recorded: builds })[1]).toBe("api");
  });

  it("is the last built of several that were built one after another", () => {
    const label = "docker compose build at 15:32";
    const builds = [
      recorded({ target: "worker", label }),
      recorded({ target: "api", label, at: 0 }),
    ];
    expect(counting({ found: [API, WORKER], recorded: builds })[1]).toBe("worker");
  });

  it("is the one that somebody chose, before all", () => {
    const known = { found: [API, WORKER], recorded: [recorded()] };
    expect(counting({ ...known, chosen: "compose:compose.yaml:worker" })[1]).toBe("worker");
  });

  it("is a folder that somebody chose", () => {
    expect(counting({ found: [API], chosen: "folder:lib" })).toEqual([
      "/w/lib",
      null,
      "the folder lib",
    ]);
  });

  it("is as if nothing had been chosen where that is gone", () => {
    expect(counting({ found: [API], chosen: "compose:compose.yaml:gone" })[1]).toBe("api");
  });

  it("is none that a stated build context or target rules out", () => {
    const stated = { kind: "configuration", context: "/w", target: "worker" } as const;
    expect(counting({ found: [way("x", { context: "/w/lib" }), API, WORKER], stated })).toEqual([
      "/w",
      "worker",
      ".strata.yaml and service worker in compose.yaml",
    ]);
  });

  it("is what is stated where nothing else fits", () => {
    const stated = { kind: "call", context: "/w/lib", target: null } as const;
    const { view } = choose({ found: [API], stated });
    expect([view.kind, view.label, view.context]).toEqual(["call", "the call", "lib"]);
  });
});

describe("what is offered", () => {
  it("is all, in the order in which it counts", () => {
    const build = recorded({ context: "/w/lib" });
    const { offered } = choose({ found: [API, WORKER], recorded: [build] });
    expect(offered.map(({ id }) => id)).toEqual([
      "recorded",
      "compose:compose.yaml:api",
      "compose:compose.yaml:worker",
      "folder:app",
    ]);
  });

  it("names arguments, also those that only a run knows, and no values", () => {
    const ci = way("ci", { kind: "workflow", args: { A: "1" }, unknown: ["SHA"] });
    expect(choose({ found: [ci] }).offered[0]).toMatchObject({
      args: ["A", "SHA"],
      unknown: ["SHA"],
    });
  });
});

describe("a build context is guessed", () => {
  const OTHER = way("other", { context: "/w/lib" });
  it.each<[string, Partial<KnownWays>, boolean]>([
    ["where nothing is said", {}, true],
    ["not where files agree", { found: [API, WORKER] }, false],
    ["where files disagree", { found: [API, OTHER] }, true],
    ["not where it was chosen", { found: [API, OTHER], chosen: "compose:compose.yaml:api" }, false],
    ["not where it was built", { found: [API, OTHER], recorded: [recorded()] }, false],
    ["not where it is stated", { stated: { kind: "call", context: "/w", target: null } }, false],
    [
      "where only a target is stated",
      { stated: { kind: "call", context: null, target: "a" } },
      true,
    ],
  ])("%s", (_, known, expected) => {
    expect(choose(known).guessed).toBe(expected);
  });
});
