import { describe, expect, it } from "vitest";
import { LineSplitter, parseEvent, PendingTargets } from "./events.ts";

function event(type: string, action: string, id = "x", attributes: object = {}): string {
  return JSON.stringify({ Type: type, Action: action, Actor: { ID: id, Attributes: attributes } });
}

describe("parseEvent", () => {
  it.each([
    "create",
    "start",
    "die",
    "health_status: healthy",
    "rename",
    "pause",
    "died",
    "cleanup",
  ])("looks at a container again after %s", (action) => {
    expect(parseEvent(event("container", action))).toEqual([
      { kind: "container", id: "x", gone: false },
    ]);
  });

  it.each([
    ["container", "destroy"],
    ["container", "remove"],
    ["volume", "destroy"],
    ["volume", "remove"],
    ["network", "destroy"],
    ["network", "remove"],
  ])("knows without asking that a %s is gone after %s", (kind, action) => {
    expect(parseEvent(event(kind, action))).toEqual([{ kind, id: "x", gone: true }]);
  });

  it.each([
    ["container", "exec_start: sh -c true"],
    ["container", "exec_die"],
    ["container", "kill"],
    ["container", "top"],
    ["volume", "mount"],
    ["network", "connect"],
    ["image", "push"],
    ["daemon", "reload"],
    ["plugin", "enable"],
    ["builder", "prune"],
  ])("asks nothing for %s %s", (kind, action) => {
    expect(parseEvent(event(kind, action))).toEqual([]);
  });

  it.each(["connect", "disconnect"])("looks at the container of a network's %s", (action) => {
    expect(parseEvent(event("network", action, "n", { container: "c" }))).toEqual([
      { kind: "container", id: "c", gone: false },
    ]);
  });

  it("looks at an image again after a delete: other tags may be left", () => {
    expect(parseEvent(event("image", "delete", "sha256:1"))).toEqual([
      { kind: "image", id: "sha256:1", gone: false },
    ]);
  });

  it("lists the kind again after a prune", () => {
    expect(parseEvent(event("image", "prune"))).toEqual([{ kind: "image", id: null, gone: false }]);
  });

  it("looks at the image that a commit made", () => {
    expect(parseEvent(event("container", "commit", "x", { imageID: "sha256:2" }))).toEqual([
      { kind: "image", id: "sha256:2", gone: false },
    ]);
  });

  it("reads the old form, without Type and Actor", () => {
    expect(parseEvent('{"status":"start","id":"abc","from":"alpine"}')).toEqual([
      { kind: "container", id: "abc", gone: false },
    ]);
  });

  it("lists the kind again where the object is not named", () => {
    expect(parseEvent('{"Type":"volume","Action":"create"}')).toEqual([
      { kind: "volume", id: null, gone: false },
    ]);
  });

  it("lists everything again after a line that is no JSON", () => {
    expect(parseEvent("{half").map((target) => [target.kind, target.id])).toEqual([
      ["container", null],
      ["image", null],
      ["volume", null],
      ["network", null],
    ]);
  });
});

describe("PendingTargets", () => {
  it("names each object once, with its last word", () => {
    const pending = new PendingTargets();
    pending.add({ kind: "volume", id: "v", gone: true });
    pending.add({ kind: "volume", id: "v", gone: false });
    pending.add({ kind: "container", id: "c", gone: false });
    pending.add({ kind: "container", id: "c", gone: true });
    expect(pending.take()).toEqual([
      { kind: "container", all: false, gone: ["c"], look: [] },
      { kind: "volume", all: false, gone: [], look: ["v"] },
    ]);
  });

  it("is empty after it was taken", () => {
    const pending = new PendingTargets();
    pending.add({ kind: "image", id: null, gone: false });
    pending.take();
    expect(pending.isEmpty).toBe(true);
  });
});

describe("LineSplitter", () => {
  it("waits for the end of a line, also inside a character", () => {
    const lines = new LineSplitter();
    const bytes = new TextEncoder().encode("ä\nb\n\nc");
    const parts = [bytes.slice(0, 1), bytes.slice(1, 4), bytes.slice(4)];
    expect(parts.map((part) => lines.push(part))).toEqual([[], ["ä"], ["b"]]);
  });
});
