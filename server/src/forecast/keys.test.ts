import { describe, expect, it } from "vitest";
import { forecastAfter, type TestBuild } from "./testing/forecast-table.ts";

const FILES = { a: "same", "p/a": "same", b: "same", "d/x": "1" };

/** Whether a build of the second line hits what a build of the first left; both below `above`. */
async function hits(
  one: string,
  other: string,
  settings: Partial<TestBuild> & { readonly above?: string } = {},
): Promise<string | undefined> {
  const { above = "", ...build } = settings;
  const text = (line: string) => `FROM busybox\nWORKDIR /w\n${above}${line}\n`;
  const forecast = await forecastAfter([
    { ...build, dockerfile: text(one), files: FILES },
    { ...build, dockerfile: text(other) },
  ]);
  return forecast.stages[0]?.steps.at(-1)?.state;
}

describe("what is not in the key of a step", () => {
  it.each([
    ["COPY a /x", "copy a /x"],
    ["COPY a /x", "COPY p/a /x"],
    ["COPY a /x", "COPY ./a /x"],
    ["COPY a ./", "COPY a /w/"],
    ["COPY a .", "COPY a ./"],
    ["COPY a /x", 'COPY ["a", "/x"]'],
    ["COPY --chown=root a /x", "COPY --chown=0 a /x"],
    ["COPY --chmod=0644 a /x", "COPY --chmod=644 a /x"],
    ["COPY d /x", "COPY d/ /x"],
    ["RUN make", "RUN   make"],
    ["RUN make", "RUN --network=default make"],
    ["RUN make", "RUN --security=sandbox make"],
    ["RUN --mount=type=cache,id=one,target=/c x", "RUN --mount=type=cache,id=two,target=/c x"],
    ["RUN --mount=type=cache,target=/c/ x", "RUN --mount=type=cache,id=two,target=/c/ x"],
    ["RUN --mount=source=d,target=/m x", "RUN --mount=type=bind,src=d,dst=/m x"],
    ["RUN --mount=source=a,target=/m x", "RUN --mount=source=p/a,target=/m x"],
    [
      "RUN --mount=type=tmpfs,target=/a --mount=type=tmpfs,target=/b x",
      "RUN --mount=type=tmpfs,target=/b --mount=type=tmpfs,target=/a x",
    ],
    ["RUN --mount=type=secret,id=a x", "RUN --mount=type=secret,id=a,target=/run/secrets/a x"],
    ["RUN --mount=type=secret,id=a x", "RUN --mount=type=secret,id=a,mode=0400 x"],
    ["RUN --mount=type=secret,target=/s/a x", "RUN --mount=type=secret,id=a,target=/s/a x"],
    [
      "RUN --mount=type=tmpfs,target=/t,size=1m x",
      "RUN --mount=type=tmpfs,target=/t,size=1048576 x",
    ],
    ["RUN a && \\\n# one\n b", "RUN a && \\\n# two\n\n b"],
    ["WORKDIR /w/x", "WORKDIR x"],
    ["WORKDIR /w/x", "WORKDIR /w//y/../x/"],
  ])("%j, %j", async (one, other) => {
    expect(await hits(one, other)).toBe("cached");
  });
});

describe("what is in the key of a step", () => {
  it.each([
    ["COPY a /x", "COPY b /x"],
    ["COPY a /x", "COPY a /y"],
    ["COPY a /x", "COPY a /x/"],
    ["COPY a /x/", "COPY a /x/."],
    ["COPY a .", "COPY a /w/."],
    ["COPY a /x", "ADD a /x"],
    ["COPY a /x", "COPY --chown=1 a /x"],
    ["COPY --chown=0 a /x", "COPY --chown=0:0 a /x"],
    ["COPY a b /x/", "COPY b a /x/"],
    ["COPY d /x", "COPY --exclude=y d /x"],
    ["COPY <<A /x\n1\nA", "COPY <<A /x\n2\nA"],
    ["RUN make", "RUN make  all"],
    ["RUN a b", 'RUN ["a", "b"]'],
    ["RUN a \\\n b", "RUN a \\\n  b"],
    ["RUN make", "RUN --network=none make"],
    ["RUN --mount=type=cache,target=/c x", "RUN --mount=type=cache,target=/d x"],
    ["RUN --mount=type=cache,target=/c x", "RUN --mount=type=cache,target=/c,mode=0700 x"],
    ["RUN --mount=type=cache,target=/c x", "RUN --mount=type=cache,target=/c/ x"],
    ["RUN --mount=type=secret,id=a x", "RUN --mount=type=secret,id=b x"],
    ["RUN --mount=source=d,target=/m x", "RUN --mount=source=d,target=/m,rw x"],
    ["RUN <<A\nx\nA", "RUN <<A\ny\nA"],
    ["RUN <<A\n#!/bin/sh\nx\nA", "RUN <<B\n#!/bin/sh\nx\nB"],
    ["WORKDIR /x", "WORKDIR /y"],
  ])("%j, %j", async (one, other) => {
    expect(await hits(one, other)).toBe("rebuild");
  });
});

describe("a heredoc's variables", () => {
  it("are what the builder makes of them", async () => {
    const lines = ["COPY <<A /x\n$V\nA", "COPY <<'A' /x\n$V\nA", "COPY <<A /x\n1\nA"] as const;
    expect(await hits(lines[0], lines[1], { above: "ENV V=1\n" })).toBe("rebuild");
    expect(await hits(lines[0], lines[2], { above: "ENV V=1\n" })).toBe("cached");
  });
});

describe("a directory's mode", () => {
  const copy = "FROM busybox\nCOPY d /d\n";
  const none = "FROM busybox\nRUN x\n";
  const writes = `${copy}RUN --mount=target=/m,rw x\n`;

  /** The state of the first step of the last of these builds; before that one the mode changes. */
  async function afterChange(...dockerfiles: readonly string[]): Promise<string | undefined> {
    const builds = dockerfiles.map((dockerfile, index): TestBuild => {
      const changes = index === dockerfiles.length - 1;
      return { dockerfile, files: changes ? { d: { directory: true, mode: 0o700 } } : FILES };
    });
    return (await forecastAfter(builds)).stages[0]?.steps[1]?.state;
  }

  it("is not sent again while each build asks for the directory", async () => {
    expect(await afterChange(copy, copy)).toBe("cached");
  });

  it("is sent where the build before did not ask for it", async () => {
    expect(await afterChange(copy, none, copy)).toBe("rebuild");
  });

  it("is sent where the build before wrote into the build context", async () => {
    expect(await afterChange(writes, writes)).toBe("rebuild");
  });

  it("is not where what would have written was taken from cache", async () => {
    expect(await afterChange(writes, writes, writes)).toBe("cached");
  });
});

describe("an empty base", () => {
  it("has a PATH all the same", async () => {
    const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    const forecast = await forecastAfter([
      { dockerfile: "FROM scratch\nCOPY a $PATH/\n", files: FILES },
      { dockerfile: `FROM scratch\nCOPY a ${path}/\n` },
    ]);
    expect(forecast.stages[0]?.steps[1]?.state).toBe("cached");
  });
});

describe("where a store can merge", () => {
  const build = (command: string, imageStore: "classic" | "containerd"): TestBuild => ({
    dockerfile: `FROM busybox\nRUN ${command}\nCOPY --link a /a\nRUN after\n`,
    files: FILES,
    imageStore,
  });

  it("COPY --link outlives a changed step above, but what follows does not", async () => {
    const forecast = await forecastAfter([build("one", "containerd"), build("two", "containerd")]);
    const states = forecast.stages[0]?.steps.map(({ state }) => state);
    expect(states).toEqual(["cached", "rebuild", "cached", "rebuild"]);
  });

  it("COPY --link --chmod is a copy like any other", async () => {
    const builds = [build("one", "containerd"), build("two", "containerd")].map((each) => ({
      ...each,
      dockerfile: each.dockerfile.replace("--link", "--link --chmod=600"),
    }));
    const states = (await forecastAfter(builds)).stages[0]?.steps.map(({ state }) => state);
    expect(states).toEqual(["cached", "rebuild", "rebuild", "rebuild"]);
  });

  it("COPY --link is an ordinary copy in an empty image", async () => {
    const builds = ["COPY a /a", "COPY --link a /a"].map((line) => ({
      dockerfile: `FROM scratch\n${line}\nCOPY b /b\n`,
      files: FILES,
    }));
    const states = (await forecastAfter(builds)).stages[0]?.steps.map(({ state }) => state);
    expect(states).toEqual(["metadata", "cached", "cached"]);
  });

  it("and elsewhere is a copy like any other", async () => {
    const forecast = await forecastAfter([build("one", "classic"), build("two", "classic")]);
    const states = forecast.stages[0]?.steps.map(({ state }) => state);
    expect(states).toEqual(["cached", "rebuild", "rebuild", "rebuild"]);
  });
});

describe("what only an unknown base image sets", () => {
  it("leaves a step unsure that may be the same", async () => {
    const builds = [
      { dockerfile: "FROM app\nCOPY a x/\n", files: FILES },
      { dockerfile: "FROM app\nCOPY a /srv/x/\n" },
    ];
    const step = (await forecastAfter(builds)).stages[0]?.steps[1];
    expect(step).toMatchObject({ state: "unsure", reasons: [{ kind: "not-modelled" }, {}] });
  });

  it("leaves a COPY unsure whose source it may name", async () => {
    const build = { dockerfile: "FROM app\nCOPY $DIST /x\nRUN y\n", files: FILES };
    const changed = { ...build, files: { a: "changed" } };
    const steps = (await forecastAfter([build, changed])).stages[0]?.steps;
    expect(steps?.map(({ state }) => state)).toEqual(["cached", "unsure", "unsure"]);
  });

  it("leaves such a COPY cached where nothing in the build context changed", async () => {
    const build = { dockerfile: "FROM app\nCOPY $DIST /x\nRUN y\n", files: FILES };
    const steps = (await forecastAfter([build, build])).stages[0]?.steps;
    expect(steps?.map(({ state }) => state)).toEqual(["cached", "cached", "cached"]);
  });

  it.each([
    ["FROM app\n", "FROM app\nWORKDIR .\n"],
    ["FROM app\nWORKDIR .\n", "FROM app\n"],
  ])("leaves unsure what follows a folder that may be the root: %j, %j", async (one, other) => {
    const builds = [{ dockerfile: `${one}RUN x\n` }, { dockerfile: `${other}RUN x\n` }];
    const step = (await forecastAfter(builds)).stages[0]?.steps.at(-1);
    expect(step).toMatchObject({ state: "unsure" });
  });

  it("leaves cached what follows such a folder where both have it", async () => {
    const build = { dockerfile: "FROM app\nWORKDIR .\nRUN x\n" };
    const step = (await forecastAfter([build, build])).stages[0]?.steps.at(-1);
    expect(step).toMatchObject({ state: "cached" });
  });

  it("leaves alone a step that cannot be", async () => {
    const builds = [
      { dockerfile: "FROM app\nCOPY a x/\n", files: FILES },
      { dockerfile: "FROM app\nCOPY a y/\n" },
    ];
    expect((await forecastAfter(builds)).stages[0]?.steps[1]?.state).toBe("rebuild");
  });
});

describe("COPY --parents", () => {
  const files = { "x/a": "1", "x/b": "2", "y/x/a": "3", "y/c": "4" };

  /** The state of the COPY where one file changed. */
  async function afterChange(line: string, path: string): Promise<string | undefined> {
    const dockerfile = `FROM busybox\n${line}\n`;
    const builds = [
      { dockerfile, files },
      { dockerfile, files: { [path]: "changed" } },
    ];
    return (await forecastAfter(builds)).stages[0]?.steps[1]?.state;
  }

  it.each([
    ["COPY --parents x/a /d/", "x/a", "rebuild"],
    ["COPY --parents x/a /d/", "x/b", "cached"],
    ["COPY --parents x /d/", "x/b", "rebuild"],
    ["COPY --parents **/a /d/", "y/x/a", "rebuild"],
    ["COPY --parents **/a /d/", "y/c", "cached"],
    ["COPY --parents y/./**/a /d/", "y/x/a", "rebuild"],
    ["COPY --parents y/./**/a /d/", "x/a", "cached"],
    ["COPY --parents --exclude=**/b x /d/", "x/b", "cached"],
    ["COPY --parents z /d/", "x/a", "rebuild"],
  ])("%j, where %s changed: %s", async (line, path, state) => {
    expect(await afterChange(line, path)).toBe(state);
  });

  it("is in the key with its patterns", async () => {
    expect(await hits("COPY a /x/", "COPY --parents a /x/")).toBe("rebuild");
    expect(await hits("COPY --parents a /x/", "COPY --parents ./a /x/")).toBe("cached");
    expect(await hits("COPY --parents d/x /x/", "COPY --parents d/./x /x/")).toBe("rebuild");
  });
});
