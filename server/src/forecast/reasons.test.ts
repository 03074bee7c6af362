import { describe, expect, it } from "vitest";
import {
  forecastAfter,
  forecastTable,
  type TestBuild,
  type TestOptions,
} from "./testing/forecast-table.ts";

/** The forecast of a change, as a table. */
async function change(
  before: TestBuild,
  after: Partial<TestBuild>,
  options: TestOptions = {},
): Promise<string> {
  return forecastTable(await forecastAfter([before, { ...before, files: {}, ...after }], options));
}

const COPY_AND_RUN: TestBuild = {
  dockerfile: "FROM busybox\nCOPY src /app/\nRUN make\n",
  files: { "src/a.js": "a", "src/b.js": "b" },
};

function image(layer: string, env: readonly string[] = []) {
  const plain = { user: "", workdir: "", shell: [], onbuild: [] };
  return { id: layer, layers: [layer], env, ...plain };
}

const BUSYBOX = "docker.io/library/busybox:latest";

describe("a changed build context", () => {
  it("names the file whose content changed", async () => {
    expect(await change(COPY_AND_RUN, { files: { "src/a.js": "A" } })).toBe(
      [
        "2 rebuild COPY src /app/",
        "  file-changed: src/a.js changed.",
        "3 rebuild RUN make",
        "  previous-step: Line 2 rebuilds: src/a.js changed.",
      ].join("\n"),
    );
  });

  it("names a new and a removed file, each with its own reason", async () => {
    const files = { "src/c.js": "c", "src/a.js": null };
    expect(await change(COPY_AND_RUN, { files })).toContain(
      "  file-added: src/c.js added.\n  file-removed: src/a.js removed.",
    );
  });

  it("tells a changed mode from changed content", async () => {
    const files = { "src/a.js": { content: "a", mode: 0o755 } };
    expect(await change(COPY_AND_RUN, { files })).toContain("file-mode: src/a.js changed in mode.");
  });

  it("names an ignore file that lets a file in", async () => {
    const before = {
      ...COPY_AND_RUN,
      files: { ...COPY_AND_RUN.files, ".dockerignore": "src/b.js" },
    };
    expect(await change(before, { files: { ".dockerignore": "" } })).toContain(
      "ignore-changed: src/b.js affected by a changed ignore file.",
    );
  });

  it("says of a source that is gone that a build fails", async () => {
    const before = { dockerfile: "FROM busybox\nCOPY a.txt /\n", files: { "a.txt": "a" } };
    expect(await change(before, { files: { "a.txt": null } })).toBe(
      [
        "2 rebuild COPY a.txt /",
        "  file-removed: a.txt is not in the build context, or is ignored, so a build fails here.",
      ].join("\n"),
    );
  });
});

describe("a changed Dockerfile", () => {
  it("tells what an edited command was", async () => {
    const dockerfile = "FROM busybox\nCOPY src /app/\nRUN make all\n";
    expect(await change(COPY_AND_RUN, { dockerfile })).toBe(
      [
        "2 cached COPY src /app/",
        "3 rebuild RUN make all",
        "  instruction-changed: The instruction changed; it was: RUN make",
      ].join("\n"),
    );
  });

  it("knows a new step, and that what follows has no cause of its own", async () => {
    const dockerfile = "FROM busybox\nRUN id\nCOPY src /app/\nRUN make\n";
    expect(await change(COPY_AND_RUN, { dockerfile })).toBe(
      [
        "2 rebuild RUN id",
        "  new-step: The step is new.",
        "3 rebuild COPY src /app/",
        "  previous-step: Line 2 rebuilds: The step is new.",
        "4 rebuild RUN make",
        "  previous-step: Line 2 rebuilds: The step is new.",
      ].join("\n"),
    );
  });

  it("names every step above that has a cause of its own", async () => {
    const before = { ...COPY_AND_RUN, dockerfile: "FROM busybox\nCOPY src /app/\nRUN a\nRUN z\n" };
    const dockerfile = "FROM busybox\nCOPY src /app/\nRUN b\nRUN z\n";
    expect(await change(before, { dockerfile, files: { "src/a.js": "A" } })).toBe(
      [
        "2 rebuild COPY src /app/",
        "  file-changed: src/a.js changed.",
        "3 rebuild RUN b",
        "  instruction-changed: The instruction changed; it was: RUN a",
        "  previous-step: Line 2 rebuilds: src/a.js changed.",
        "4 rebuild RUN z",
        "  previous-step: Line 2 rebuilds: src/a.js changed.",
        "  previous-step: Line 3 rebuilds: The instruction changed; it was: RUN a",
      ].join("\n"),
    );
  });

  it("counts causes above that are too many to name", async () => {
    const text = (word: string) => `FROM busybox\n${`RUN ${word}\n`.repeat(7)}RUN z\n`;
    const table = await change({ dockerfile: text("a") }, { dockerfile: text("b") });
    const last = table.slice(table.indexOf("9 rebuild")).split("\n");
    expect(last).toHaveLength(7);
    expect(last.at(-1)).toBe("  previous-step: 2 more steps above changed too.");
  });

  it("names a step that is gone", async () => {
    expect(await change(COPY_AND_RUN, { dockerfile: "FROM busybox\nRUN make\n" })).toBe(
      ["2 rebuild RUN make", "  previous-step: A step above is gone: COPY src /app/"].join("\n"),
    );
  });

  it("knows a step that moved", async () => {
    const before = { dockerfile: "FROM busybox\nRUN a\nRUN b\nRUN c\n" };
    expect(await change(before, { dockerfile: "FROM busybox\nRUN c\nRUN a\nRUN b\n" })).toContain(
      "2 rebuild RUN c\n  step-moved: The step stood on line 4.",
    );
  });

  it("tells USER, WORKDIR and SHELL that a RUN contains", async () => {
    const before = { dockerfile: 'FROM busybox\nUSER 1\nSHELL ["/bin/sh", "-c"]\nRUN make\n' };
    const after = { dockerfile: 'FROM busybox\nUSER 2\nSHELL ["/bin/sh", "-ec"]\nRUN make\n' };
    expect(await change(before, after)).toBe(
      [
        "4 rebuild RUN make",
        '  instruction-changed: SHELL changed: ["/bin/sh","-c"] → ["/bin/sh","-ec"].',
        "  instruction-changed: USER changed: 1 → 2.",
      ].join("\n"),
    );
  });

  it("tells a working folder as it is written, which a RUN contains", async () => {
    const before = { dockerfile: "FROM busybox\nWORKDIR /w\nRUN make\n" };
    expect(await change(before, { dockerfile: "FROM busybox\nWORKDIR /w/\nRUN make\n" })).toBe(
      [
        "2 cached WORKDIR /w/",
        "3 rebuild RUN make",
        "  instruction-changed: WORKDIR changed: /w → /w/.",
      ].join("\n"),
    );
  });

  it("tells options and mounts from the instruction", async () => {
    const before = {
      dockerfile:
        "FROM busybox\nCOPY --chown=1 a /\nFROM busybox\nRUN --mount=type=tmpfs,target=/a x\nCOPY --from=0 /a /\n",
      files: { a: "a" },
    };
    const dockerfile = before.dockerfile.replace("chown=1", "chown=2").replace("=/a x", "=/b x");
    const table = await change(before, { dockerfile });
    expect(table).toContain("option-changed: An option changed; it was: COPY --chown=1 a /");
    expect(table).toContain("mount-changed: A mount changed; it was: RUN --mount=");
  });
});

describe("changed options of the build", () => {
  const build: TestBuild = { dockerfile: "FROM busybox\nWORKDIR /w\nRUN make\n" };

  it("are told of every RUN, and of nothing else", async () => {
    const runOptions = { "add-hosts": "db=10.0.0.1", "force-network-mode": "none" };
    expect(await change(build, { runOptions })).toBe(
      [
        "2 cached WORKDIR /w",
        "3 rebuild RUN make",
        "  option-changed: The build option --network changed.",
        "  option-changed: The build option --add-host changed.",
      ].join("\n"),
    );
  });

  it("are the same as what the instruction says for itself", async () => {
    const dockerfile = "FROM busybox\nWORKDIR /w\nRUN --network=none make\n";
    const runOptions = { "force-network-mode": "none" };
    expect(await change({ ...build, runOptions }, { dockerfile })).toContain("3 cached RUN");
    expect(await change({ dockerfile }, { dockerfile, runOptions })).toContain("3 cached RUN");
  });
});

describe("changed arguments and variables", () => {
  it("names the argument with its values and line", async () => {
    const build = { dockerfile: "FROM busybox\nARG V=1\nRUN make\n" };
    const forecast = await forecastAfter([build, { ...build, args: { V: "2" } }]);
    expect(forecast.stages[0]?.steps[2]?.reasons).toEqual([
      { kind: "argument-changed", message: "ARG V changed: 1 → 2.", line: 2 },
    ]);
  });

  it("names the argument behind an ENV that passes it on", async () => {
    const build = { dockerfile: "FROM busybox\nARG V=1\nENV V=$V W=w$V\nRUN make\n" };
    expect(await change(build, { args: { V: "2" } })).toBe(
      "4 rebuild RUN make\n  argument-changed: ARG V changed: 1 → 2.",
    );
  });

  it("names an ENV that was edited", async () => {
    const build = { dockerfile: "FROM busybox\nENV A=1\nRUN make\n" };
    expect(await change(build, { dockerfile: "FROM busybox\nENV A=2\nRUN make\n" })).toBe(
      "3 rebuild RUN make\n  environment-changed: ENV A changed: 1 → 2.",
    );
  });

  it("names the argument that a COPY is written with", async () => {
    const build = {
      dockerfile: "FROM busybox\nARG F=a.txt\nCOPY $F /x\n",
      files: { "a.txt": "a", "b.txt": "b" },
    };
    expect(await change(build, { args: { F: "b.txt" } })).toContain(
      "argument-changed: ARG F changed: a.txt → b.txt.",
    );
  });

  it("does not show what looks like a secret", async () => {
    const build = { dockerfile: "FROM busybox\nARG API_TOKEN=old\nRUN make\n" };
    const table = await change(build, { args: { API_TOKEN: "new" } });
    expect(table).toContain("ARG API_TOKEN changed: •••••• → ••••••.");
  });

  it("tells a changed order", async () => {
    const build = { dockerfile: "FROM busybox\nENV A=1 B=2\nRUN make\n" };
    expect(await change(build, { dockerfile: "FROM busybox\nENV B=2 A=1\nRUN make\n" })).toContain(
      "environment-changed: The variables are set in another order",
    );
  });

  it("names a build argument that steers the builder", async () => {
    const build = { dockerfile: "FROM busybox\nWORKDIR /w\nRUN make\n" };
    const args = { SOURCE_DATE_EPOCH: "0", BUILDKIT_SANDBOX_HOSTNAME: "here" };
    const table = await change(build, { args });
    expect(table).toContain("argument-changed: The build argument SOURCE_DATE_EPOCH changed.");
    expect(table).toContain("argument-changed: The build argument BUILDKIT_SANDBOX_HOSTNAME");
  });
});

describe("a changed base", () => {
  const build = { dockerfile: "FROM busybox\nRUN make\n" };

  it("is told at FROM, and goes down the chain", async () => {
    const images = {
      "docker.io/library/busybox:1": image("one"),
      "docker.io/library/busybox:2": image("two"),
    };
    const table = await change(
      { dockerfile: "FROM busybox:1\nRUN make\n" },
      { dockerfile: "FROM busybox:2\nRUN make\n" },
      { images },
    );
    expect(table).toBe(
      [
        "1 rebuild FROM busybox:2",
        "  base-changed: The base image changed: busybox:1 → busybox:2.",
        "2 rebuild RUN make",
        "  previous-step: Line 1 rebuilds: The base image changed: busybox:1 → busybox:2.",
      ].join("\n"),
    );
  });

  it("is no changed working folder where neither image can be read", async () => {
    const before = { dockerfile: "FROM busybox:1\nRUN make\n" };
    expect(await change(before, { dockerfile: "FROM busybox:2\nRUN make\n" })).toBe(
      [
        "1 rebuild FROM busybox:2",
        "  base-changed: The base image changed: busybox:1 → busybox:2.",
        "2 rebuild RUN make",
        "  previous-step: Line 1 rebuilds: The base image changed: busybox:1 → busybox:2.",
      ].join("\n"),
    );
  });

  it("is none where another name has the same layers", async () => {
    const images = {
      "docker.io/library/busybox:1": image("one"),
      "docker.io/library/busybox:2": image("one"),
    };
    const after = { dockerfile: "FROM busybox:2\nRUN make\n" };
    expect(await change({ dockerfile: "FROM busybox:1\nRUN make\n" }, after, { images })).toBe(
      "2 cached RUN make",
    );
  });

  it("is not assumed where the image cannot be read, and said so", async () => {
    const forecast = await forecastAfter([build, build]);
    expect(forecast.stages[0]).toMatchObject({
      baseAssumed: true,
      steps: [{ state: "cached" }, {}],
    });
  });

  it("brings its variables into a RUN, which are not shown as the file's own", async () => {
    const table = await change(
      build,
      { dockerfile: "FROM busybox\nENV A=1\nRUN make\n" },
      {
        images: { [BUSYBOX]: image("one", ["A=0"]) },
      },
    );
    expect(table).toContain("environment-changed: ENV A changed: 0 → 1.");
  });
});

describe("a changed platform", () => {
  it("is in the key of each RUN", async () => {
    const build = { dockerfile: "FROM busybox\nRUN make\n", platform: "linux/amd64" };
    expect(await change(build, { platform: "linux/arm64" })).toContain(
      "platform-changed: The platform changed: linux/amd64 → linux/arm64.",
    );
  });
});

describe("what cannot be known without building", () => {
  it("is an address without a checksum", async () => {
    const build = { dockerfile: "FROM busybox\nADD https://example.org/a.txt /a\nRUN make\n" };
    expect(await change(build, {})).toBe(
      [
        "2 unsure ADD https://example.org/a.txt /a",
        "  remote-source: https://example.org/a.txt is fetched at each build and has no checksum.",
        "3 unsure RUN make",
        "  previous-step: Rebuilds only if line 2 does: https://example.org/a.txt is fetched at each build and has no checksum.",
      ].join("\n"),
    );
  });

  it("is not an address with one", async () => {
    const dockerfile = `FROM busybox\nADD --checksum=sha256:${"0".repeat(64)} https://example.org/a /a\n`;
    expect(await change({ dockerfile }, {})).toMatch(/^2 cached ADD/);
  });

  it("is what is not modelled", async () => {
    const build = { dockerfile: "FROM busybox\nCOPY --later a /\n", files: { a: "a" } };
    expect(await change(build, {})).toBe(
      "2 unsure COPY --later a /\n  not-modelled: --later is not modelled.",
    );
  });
});

describe("without an earlier build", () => {
  it("everything rebuilds for that reason alone", async () => {
    expect(forecastTable(await forecastAfter([COPY_AND_RUN]))).toBe(
      [
        "1 rebuild FROM busybox",
        "  no-baseline: No earlier build is known to compare with.",
        "2 rebuild COPY src /app/",
        "  no-baseline: No earlier build is known to compare with.",
        "3 rebuild RUN make",
        "  no-baseline: No earlier build is known to compare with.",
      ].join("\n"),
    );
  });
});
