import { describe, expect, it } from "vitest";
import { forecastAfter, type TestBuild } from "./testing/forecast-table.ts";

/** The state of the step on a line after the last build, all earlier ones recorded. */
async function stateOf(line: number, builds: readonly TestBuild[]): Promise<string | undefined> {
  const forecast = await forecastAfter(builds);
  return forecast.stages.flatMap(({ steps }) => steps).find((step) => step.line === line)?.state;
}

/** Two builds: `above` stands in the first stage, whose files the second stage takes from `path`. */
function twice(above: readonly string[], path: string, changed: Partial<TestBuild>): TestBuild[] {
  const dockerfile = (lines: readonly string[]) =>
    [...lines, "FROM busybox", `COPY --from=0 ${path} /taken`, "RUN after", ""].join("\n");
  const files = { a: "a", b: "b", "d/x": "x", "d/y": "y" };
  const first = { dockerfile: dockerfile(["FROM busybox", ...above]), files };
  return [first, { dockerfile: first.dockerfile, ...changed }];
}

describe("a path that a stage was given by COPY alone", () => {
  it("is cached where another COPY of the stage changed", async () => {
    const builds = twice(["COPY a /out/a", "COPY b /out/b"], "/out/a", { files: { b: "B" } });
    expect(await stateOf(5, builds)).toBe("cached");
  });

  it("rebuilds where its own file changed", async () => {
    const builds = twice(["COPY a /out/a", "COPY b /out/b"], "/out/b", { files: { b: "B" } });
    expect(await stateOf(5, builds)).toBe("rebuild");
  });

  it("is told apart where a pattern selected it", async () => {
    const builds = (path: string) => twice(["COPY d/* /out/"], path, { files: { "d/y": "Y" } });
    expect(await stateOf(4, builds("/out/x"))).toBe("cached");
    expect(await stateOf(4, builds("/out/y"))).toBe("rebuild");
  });

  it("is told apart inside one copied folder", async () => {
    const builds = (path: string) => twice(["COPY d /out"], path, { files: { "d/y": "Y" } });
    expect(await stateOf(4, builds("/out/x"))).toBe("cached");
    expect(await stateOf(4, builds("/out/y"))).toBe("rebuild");
    expect(await stateOf(4, builds("/out"))).toBe("rebuild");
    expect(await stateOf(4, builds("/out/x*"))).toBe("cached");
    expect(await stateOf(4, builds("/out/?"))).toBe("rebuild");
  });

  it("is cached although a RUN above the COPY runs again", async () => {
    const [first = { dockerfile: "" }] = twice(["RUN one", "COPY a /out/a"], "/out/a", {});
    const dockerfile = first.dockerfile.replace("RUN one", "RUN two");
    expect(await stateOf(3, [first, { dockerfile }])).toBe("rebuild");
    expect(await stateOf(5, [first, { dockerfile }])).toBe("cached");
  });

  it.each([
    ["RUN mkdir -p /out/a"],
    ["RUN cd /out; mkdir $(echo a)"],
    ["WORKDIR /out/a"],
    ["COPY d /out/a"],
    ["COPY b /out/a/b"],
  ])("may lie in a folder of that name, which %j makes", async (made) => {
    const [first = { dockerfile: "" }] = twice(["RUN one", "COPY a /out/a"], "/out/a", {});
    const dockerfile = first.dockerfile.replace("RUN one", `${made}\nWORKDIR /`);
    expect(await stateOf(6, [first, { dockerfile }])).toBe("unsure");
  });

  it("may be reached by one of the links that images usually have", async () => {
    const lines = ["COPY a /bin/a", "COPY b /usr/bin/a"];
    expect(await stateOf(5, twice(lines, "/bin/a", { files: { b: "B" } }))).toBe("unsure");
  });

  it("may be reached by a link that a RUN made", async () => {
    const lines = ["RUN ln -s /out /also", "COPY a /out/a", "COPY b /also/a"];
    expect(await stateOf(6, twice(lines, "/out/a", { files: { b: "B" } }))).toBe("unsure");
  });

  it("may lie behind a link that was copied", async () => {
    const builds = (path: string) => {
      const lines = ["COPY links /l", "COPY a /out/a", "COPY b /l/also/a"];
      const [first = { dockerfile: "" }, second] = twice(lines, path, { files: { b: "B" } });
      const files = { ...first.files, "links/also": { symlink: "/out" } };
      return [
        { ...first, files },
        { ...first, ...second },
      ];
    };
    expect(await stateOf(6, builds("/out/a"))).toBe("unsure");
  });

  it("may lie behind a link that was copied before a RUN", async () => {
    const lines = ["COPY links /l", "RUN true", "COPY a /out/a", "COPY b /l/also/a"];
    const [first = { dockerfile: "" }, second] = twice(lines, "/out/a", { files: { b: "B" } });
    const files = { ...first.files, "links/also": { symlink: "/out" } };
    expect(
      await stateOf(7, [
        { ...first, files },
        { ...first, ...second },
      ]),
    ).toBe("unsure");
  });

  it("does not care for copied links that nothing goes through", async () => {
    const lines = ["COPY links /l", "COPY a /out/a", "COPY b /b"];
    const [first = { dockerfile: "" }, second] = twice(lines, "/out/a", { files: { b: "B" } });
    const files = { ...first.files, "links/also": { symlink: "/out" } };
    expect(
      await stateOf(6, [
        { ...first, files },
        { ...first, ...second },
      ]),
    ).toBe("cached");
  });

  it.each([
    ["COPY --chown=0:0 a /out/a", "cached"],
    ["COPY --chown=root a /out/a", "cached"],
    ["COPY --chmod=644 a /out/a", "cached"],
    ["COPY --chown=app a /out/a", "unsure"],
    ["COPY --chmod=u=rw,go=r a /out/a", "unsure"],
    ["COPY --chown=5 a /out/a", "rebuild"],
    ["COPY --chmod=600 a /out/a", "rebuild"],
  ])("is the same where %j gives it what it has: %s", async (line, state) => {
    const [first = { dockerfile: "" }] = twice(["COPY a /out/a"], "/out/a", {});
    const dockerfile = first.dockerfile.replace("COPY a /out/a", line);
    expect(await stateOf(4, [first, { dockerfile }])).toBe(state);
  });

  it("may be there already where the same COPY comes twice", async () => {
    const [first = { dockerfile: "" }] = twice(["COPY a /out/a", "RUN one"], "/out/a", {});
    const dockerfile = first.dockerfile.replace("RUN one", "RUN one\nCOPY a /out/a");
    expect(await stateOf(6, [first, { dockerfile }])).toBe("unsure");
  });

  it("may be an archive's content where ADD put it there", async () => {
    const lines = ["ADD a /out/", "ADD b /out/"];
    expect(await stateOf(5, twice(lines, "/out/a", { files: { b: "B" } }))).toBe("unsure");
  });
});

describe("a stage that may be like another, as only the base image knows", () => {
  it("is what it was where nothing changed", async () => {
    const dockerfile = [
      "FROM busybox AS other",
      "COPY <<EOF /h\n$A\nEOF",
      "FROM busybox",
      "ENV A=1",
      "COPY <<EOF /h\n$A\nEOF",
      "COPY --from=other /h /got\n",
    ].join("\n");
    expect(await stateOf(10, [{ dockerfile }, { dockerfile }])).toBe("cached");
  });
});

describe("a path beside which a plain RUN runs", () => {
  const builds = (path: string, command: string) => {
    const [first = { dockerfile: "" }] = twice(["COPY a /out/a", "RUN echo 1"], path, {});
    return [first, { dockerfile: first.dockerfile.replace("echo 1", command) }];
  };

  it("is cached where the RUN cannot reach it", async () => {
    expect(await stateOf(5, builds("/out/a", "echo 2"))).toBe("cached");
    expect(await stateOf(5, builds("/out/a", "echo 2 > /out/b"))).toBe("cached");
  });

  it("is unsure where it can", async () => {
    expect(await stateOf(5, builds("/out/a", "make"))).toBe("unsure");
    expect(await stateOf(5, builds("/out/a", "echo 2 > /out/a"))).toBe("unsure");
    expect(await stateOf(5, builds("/out", "echo 2 > /out/b"))).toBe("unsure");
    expect(await stateOf(5, builds("/", "echo 2"))).toBe("unsure");
  });

  it("is unsure where the shell is another one", async () => {
    const [first, second] = builds("/out/a", "echo 2").map(({ dockerfile }) => ({
      dockerfile: dockerfile.replace("RUN echo", 'SHELL ["/x", "-c"]\nRUN echo'),
      files: { a: "a" },
    }));
    expect(
      await stateOf(
        6,
        [first, second].flatMap((build) => build ?? []),
      ),
    ).toBe("unsure");
  });
});

describe("a path that a RUN made", () => {
  it("is unsure where the RUN runs again, and so is what follows", async () => {
    const builds = twice(["COPY a /a", "RUN make"], "/out", { files: { a: "A" } });
    expect(await stateOf(5, builds)).toBe("unsure");
    expect(await stateOf(6, builds)).toBe("unsure");
  });

  it("rebuilds for sure where a step above the copy does", async () => {
    const [first = { dockerfile: "" }, second] = twice(["COPY a /a", "RUN make"], "/out", {
      files: { a: "A" },
    });
    const dockerfile = (second?.dockerfile ?? "").replace("COPY --from", "RUN new\nCOPY --from");
    expect(await stateOf(6, [first, { ...second, dockerfile }])).toBe("rebuild");
  });

  it("is cached where only a COPY below the RUN is gone", async () => {
    const [first = { dockerfile: "" }] = twice(["RUN make", "COPY a /elsewhere"], "/out", {});
    const dockerfile = first.dockerfile.replace("COPY a /elsewhere\n", "");
    expect(await stateOf(4, [first, { dockerfile }])).toBe("unsure");
    const echo = (text: string) => text.replace("RUN make", "RUN echo 1 > /out");
    const builds = [
      { ...first, dockerfile: echo(first.dockerfile) },
      { dockerfile: echo(dockerfile) },
    ];
    expect(await stateOf(4, builds)).toBe("cached");
  });

  it("may be that of any earlier build, which what follows was built on", async () => {
    const build = (command: string, after: string): TestBuild => ({
      dockerfile: `FROM busybox\nRUN ${command}\nFROM busybox\nCOPY --from=0 /out /\nRUN ${after}\n`,
    });
    const builds = [build("one", "x"), build("two", "y"), build("two", "x")];
    expect(await stateOf(4, builds)).toBe("cached");
    expect(await stateOf(5, builds)).toBe("unsure");
  });
});

describe("a mount from a stage", () => {
  it("is cut off by content as a copy is", async () => {
    const build = {
      dockerfile:
        "FROM busybox AS s\nCOPY a /out/a\nCOPY b /out/b\nFROM busybox\nRUN --mount=from=s,source=/out/a,target=/m x\n",
      files: { a: "a", b: "b" },
    };
    expect(await stateOf(5, [build, { ...build, files: { b: "B" } }])).toBe("cached");
    expect(await stateOf(5, [build, { ...build, files: { a: "A" } }])).toBe("rebuild");
  });
});

describe("earlier builds", () => {
  it("all count, not only the last", async () => {
    const build = (text: string) => ({
      dockerfile: "FROM busybox\nCOPY a /\n",
      files: { a: text },
    });
    expect(await stateOf(2, [build("1"), build("2"), build("1")])).toBe("cached");
    expect(await stateOf(2, [build("1"), build("2"), build("3")])).toBe("rebuild");
  });

  it("built only what their target needed", async () => {
    const dockerfile = "FROM busybox AS a\nRUN one\nFROM busybox AS b\nRUN two\n";
    expect(await stateOf(2, [{ dockerfile }, { dockerfile, target: "a" }])).toBe("rebuild");
  });
});
