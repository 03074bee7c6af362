import { describe, expect, it } from "vitest";
import type { GitBlob, GitFailure, GitReader, GitTree } from "../platform/host.ts";
import { createMemoryHost, type MemoryHost } from "../platform/memory-host.ts";
import { makeForecast, recordBuild, takeSnapshot } from "./forecast.ts";
import { writeSnapshot } from "./snapshot.ts";
import { forecastTable, layOut, TEST_ROOT, testRequest } from "./testing/forecast-table.ts";

const BUILD = {
  dockerfile: "FROM busybox\nCOPY . /app/\n",
  files: { ".dockerignore": "Dockerfile\n.dockerignore\n", "a.js": "a", "b.js": "b" },
};

function digestOf(host: MemoryHost, path: string): Promise<string> {
  return host.buildContext
    .read({ root: TEST_ROOT, ignorePatterns: [], hash: ["."] })
    .then(({ entries }) => entries.find((entry) => entry.path === path)?.digest ?? "");
}

/** A commit with these files, and what git ignores beside them. */
function commit(blobs: readonly GitBlob[], ignored: readonly string[] = []): GitReader {
  return {
    readTree: (_folder, ref) =>
      Promise.resolve<GitTree | GitFailure>(
        ref === "HEAD"
          ? {
              kind: "tree",
              commit: "0",
              blobs,
              texts: new Map([
                ["Dockerfile", BUILD.dockerfile],
                [".dockerignore", BUILD.files[".dockerignore"]],
              ]),
            }
          : { kind: "failure", reason: "unknown-ref", message: `git knows no commit ${ref} here.` },
      ),
    readText: () => Promise.resolve(null),
    refs: () => Promise.resolve([]),
    ignored: (_folder, paths) =>
      Promise.resolve(new Set(paths.filter((path) => ignored.includes(path)))),
  };
}

/** A ref that moves once it was asked for: what it named is known by its hash alone. */
function moving(texts: Readonly<Record<string, string>>): { git: GitReader; asked: string[] } {
  const asked: string[] = [];
  const git: GitReader = {
    readTree: (_folder, ref, _signal, paths = []) => {
      asked.push(`${ref}: ${paths.join(" ")}`);
      return Promise.resolve({
        kind: "tree",
        commit: "c0ffee",
        blobs: [],
        texts: new Map(Object.entries(texts)),
      });
    },
    readText: (path, ref, pinned) => {
      asked.push(`${String(pinned)} for ${ref}: ${path}`);
      return Promise.resolve(null);
    },
    ignored: () => Promise.resolve(new Set()),
    refs: () => Promise.resolve([]),
  };
  return { git, asked };
}

describe("a commit, though its ref moves, is one", () => {
  it("where its Dockerfile takes other files", async () => {
    const { git, asked } = moving({ Dockerfile: "FROM busybox\nCOPY old /app/\n" });
    const host = createMemoryHost({ git });
    const build = { dockerfile: "FROM busybox\nCOPY new /app/\n", files: { new: "" } };
    layOut(host, build);
    await makeForecast(testRequest(build), host);
    expect(asked).toEqual(["HEAD: new", "c0ffee: new old"]);
  });

  it("where the Dockerfile lies outside of the build context", async () => {
    const { git, asked } = moving({});
    const host = createMemoryHost({ git });
    const request = testRequest({ dockerfile: "FROM busybox\n" });
    await makeForecast({ ...request, path: "/elsewhere/Dockerfile" }, host);
    expect(asked).toEqual(["HEAD: ", "c0ffee for HEAD: /elsewhere/Dockerfile"]);
  });
});

async function committed(ignored: readonly string[] = []): Promise<MemoryHost> {
  const scratch = createMemoryHost();
  layOut(scratch, BUILD);
  const blob = async (path: string): Promise<GitBlob> => ({
    path,
    type: "file",
    executable: false,
    size: 1,
    digest: await digestOf(scratch, path),
  });
  const names = [".dockerignore", "Dockerfile", "a.js", "b.js"];
  const host = createMemoryHost({ git: commit(await Promise.all(names.map(blob)), ignored) });
  layOut(host, BUILD);
  return host;
}

describe("against the last build", () => {
  it("says when it was recorded", async () => {
    const host = createMemoryHost({ now: Date.UTC(2026, 0, 2, 3, 4, 5) });
    layOut(host, BUILD);
    await recordBuild(testRequest(BUILD), host);
    const { baseline, summary } = await makeForecast(testRequest(BUILD), host);
    expect(baseline).toEqual({ kind: "last", label: "the build recorded at 2026-01-02T03:04:05Z" });
    expect(summary).toMatchObject({ cached: 1, rebuild: 0 });
  });

  it("compares with the build that began last, whichever was kept last", async () => {
    const host = createMemoryHost();
    layOut(host, BUILD);
    const request = testRequest(BUILD);
    const key = `${request.path}\n${request.contextRoot}`;
    const snapshot = await takeSnapshot(request, host);
    for (const takenAt of [Date.UTC(2026, 0, 2), Date.UTC(2026, 0, 1)]) {
      await host.snapshots.add(key, writeSnapshot({ ...snapshot, takenAt }));
    }
    const { baseline } = await makeForecast(request, host);
    expect(baseline.label).toBe("the build recorded at 2026-01-02T00:00:00Z and 1 before it");
  });

  it("compares with the last build of the same stage: others do not know its files", async () => {
    const build = {
      dockerfile: "FROM busybox AS one\nCOPY a /\nFROM busybox AS two\nCOPY b /\n",
      files: { a: "a", b: "b" },
    };
    const host = createMemoryHost();
    layOut(host, build);
    const request = testRequest(build);
    const key = `${request.path}\n${request.contextRoot}`;
    for (const [target, takenAt] of [
      ["Two", 1000],
      ["one", 2000],
    ] as const) {
      const snapshot = await takeSnapshot({ ...request, target }, host);
      await host.snapshots.add(key, writeSnapshot({ ...snapshot, takenAt }));
    }
    host.write(`${TEST_ROOT}/b`, "changed");
    const { baseline, stages } = await makeForecast(request, host);
    expect(baseline.label).toBe("the build recorded at 1970-01-01T00:00:01Z and 1 more");
    expect(stages[1]?.steps[1]?.reasons.map(({ kind, files }) => [kind, files])).toEqual([
      ["file-changed", ["b"]],
    ]);
  });

  it("does not keep a build like the last again", async () => {
    const host = createMemoryHost();
    layOut(host, BUILD);
    const request = testRequest(BUILD);
    for (const text of ["a", "a", "A"]) {
      host.write(`${TEST_ROOT}/a.js`, text);
      await recordBuild(request, host);
    }
    expect(await host.snapshots.list(`${request.path}\n${request.contextRoot}`)).toHaveLength(2);
  });

  it("counts another builder's builds for that builder alone", async () => {
    const host = createMemoryHost();
    layOut(host, BUILD);
    await recordBuild({ ...testRequest(BUILD), builder: "one" }, host);
    const states = async (builder: string | null) =>
      (await makeForecast({ ...testRequest(BUILD), builder }, host)).stages[0]?.steps[1]?.state;
    expect(await states("one")).toBe("cached");
    expect(await states("two")).toBe("rebuild");
    expect(await states(null)).toBe("cached");
  });

  it("leaves out what cannot be read as a snapshot", async () => {
    const request = testRequest(BUILD);
    const host = createMemoryHost({
      snapshots: { [`${request.path}\n${request.contextRoot}`]: ["{}", "no JSON", ""] },
    });
    layOut(host, BUILD);
    expect((await makeForecast(request, host)).baseline.kind).toBe("none");
  });

  it("falls back to git's HEAD and says so", async () => {
    const { baseline } = await makeForecast(testRequest(BUILD), await committed());
    const label = "since HEAD; no build recorded here";
    expect(baseline).toEqual({ kind: "git", label, unrecorded: true });
  });

  it("falls back to nothing where there is no commit, and says so", async () => {
    const host = createMemoryHost();
    layOut(host, BUILD);
    const { baseline } = await makeForecast(testRequest(BUILD), host);
    const label = "no build recorded here";
    expect(baseline).toEqual({ kind: "none", label, unrecorded: true });
  });

  it("does not say so where the user chose what to compare with", async () => {
    const request = { ...testRequest(BUILD), against: { kind: "git", ref: "HEAD" } as const };
    const { baseline } = await makeForecast(request, await committed());
    expect(baseline).toEqual({ kind: "git", label: "since HEAD" });
  });
});

describe("against a commit", () => {
  it("compares contents", async () => {
    const host = await committed();
    host.write(`${TEST_ROOT}/a.js`, "A");
    const request = { ...testRequest(BUILD), against: { kind: "git", ref: "HEAD" } as const };
    expect(forecastTable(await makeForecast(request, host))).toBe(
      "2 rebuild COPY . /app/\n  file-changed: a.js changed.",
    );
  });

  it("sees of a mode only the executable bit, and no empty folder", async () => {
    const host = await committed();
    host.write(`${TEST_ROOT}/a.js`, { content: "a", mode: 0o600 });
    host.write(`${TEST_ROOT}/empty`, { directory: true });
    expect((await makeForecast(testRequest(BUILD), host)).summary.cached).toBe(1);
    host.write(`${TEST_ROOT}/a.js`, { content: "a", mode: 0o700 });
    expect(forecastTable(await makeForecast(testRequest(BUILD), host))).toContain(
      "file-mode: a.js",
    );
  });

  it("leaves out what git ignores and its own folder, and names them", async () => {
    const host = await committed(["secret.env"]);
    host.write(`${TEST_ROOT}/secret.env`, "1");
    host.write(`${TEST_ROOT}/.git/HEAD`, "ref");
    const { summary, notes } = await makeForecast(testRequest(BUILD), host);
    expect(summary.cached).toBe(1);
    expect(notes).toContain("Left out, because git does not track it: .git, secret.env.");
  });

  it("counts a file that is only not added yet", async () => {
    const host = await committed();
    host.write(`${TEST_ROOT}/new.js`, "1");
    expect(forecastTable(await makeForecast(testRequest(BUILD), host))).toContain(
      "file-added: new.js added.",
    );
  });

  it("is refused where git has no such commit", async () => {
    const request = { ...testRequest(BUILD), against: { kind: "git", ref: "nope" } as const };
    await expect(makeForecast(request, await committed())).rejects.toThrow(
      "git knows no commit nope here.",
    );
  });
});

describe("against a snapshot's file", () => {
  it("compares with what it holds", async () => {
    const host = createMemoryHost();
    layOut(host, BUILD);
    const text = writeSnapshot(await takeSnapshot(testRequest(BUILD), host));
    const against = { kind: "snapshot", text, name: "base.json" } as const;
    const { baseline, summary } = await makeForecast({ ...testRequest(BUILD), against }, host);
    expect(baseline).toEqual({ kind: "snapshot", label: "base.json" });
    expect(summary.cached).toBe(1);
  });

  it("refuses what is none", async () => {
    const host = createMemoryHost();
    layOut(host, BUILD);
    const against = { kind: "snapshot", text: "{}", name: "x.json" } as const;
    await expect(makeForecast({ ...testRequest(BUILD), against }, host)).rejects.toThrow(
      "x.json is no snapshot of this program.",
    );
  });
});

describe("a request that no build can be made of", () => {
  it("names the stages that there are", async () => {
    const host = createMemoryHost();
    const build = { dockerfile: "FROM busybox AS one\nFROM busybox\n", target: "two" };
    await expect(makeForecast(testRequest(build), host)).rejects.toThrow(
      "Dockerfile has no stage two; it has one, 1.",
    );
  });

  it("needs a FROM", async () => {
    const request = testRequest({ dockerfile: "ARG A\n" });
    await expect(makeForecast(request, createMemoryHost())).rejects.toThrow("has no FROM");
  });
});

describe("what is supposed", () => {
  it("is told as if it were so", async () => {
    const host = createMemoryHost();
    layOut(host, BUILD);
    await recordBuild(testRequest(BUILD), host);
    const whatIf = [{ written: "*.js", patterns: ["*.js"] }];
    expect(forecastTable(await makeForecast({ ...testRequest(BUILD), whatIf }, host))).toContain(
      "file-changed: a.js and 1 more changed.",
    );
  });

  it("is noted where it names nothing", async () => {
    const host = createMemoryHost();
    layOut(host, BUILD);
    const whatIf = [{ written: "c.js", patterns: ["c.js"] }];
    const { notes } = await makeForecast({ ...testRequest(BUILD), whatIf }, host);
    expect(notes).toContain("c.js names no file of the build context.");
  });
});

describe("an ignore file at which a build stops", () => {
  it.each([
    ["a\n!\n", "line 2 of .dockerignore: ! makes an exception of nothing: say of what."],
    ["!/\n", "line 1 of .dockerignore: !/ makes an exception of nothing: say of what."],
    ["[a\n", "line 1 of .dockerignore: [a is no pattern: look at its brackets and backslashes."],
  ])("is said, with its line: %j", async (text, message) => {
    const host = createMemoryHost();
    const build = { ...BUILD, files: { ...BUILD.files, ".dockerignore": text } };
    layOut(host, build);
    await expect(makeForecast(testRequest(build), host)).rejects.toThrow(
      `A build stops at ${message}`,
    );
  });
});
