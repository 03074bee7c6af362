import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../platform/memory-host.ts";
import { makeForecast, recordBuild } from "./forecast.ts";
import { layOut, testRequest } from "./testing/forecast-table.ts";

const FACTS = { id: "i", layers: ["l"], env: [], user: "", workdir: "", shell: [], onbuild: [] };

interface NamedBuild {
  readonly dockerfile: string;
  readonly contexts: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
}

/** The states of all steps after the last build, the others recorded. */
async function statesOf(builds: readonly NamedBuild[]): Promise<readonly string[]> {
  const host = createMemoryHost({
    images: { "docker.io/library/one:latest": FACTS, "docker.io/library/two:latest": FACTS },
  });
  host.write("/other/a", "a");
  host.write("/other/b", "b");
  host.write("/other/.dockerignore", "b\n");
  let states: readonly string[] = [];
  for (const { dockerfile, contexts, files = {} } of builds) {
    layOut(host, { dockerfile, files: { a: "a" } });
    for (const [path, text] of Object.entries(files)) host.write(path, text);
    const request = { ...testRequest({ dockerfile }), namedContexts: contexts };
    const forecast = await makeForecast(request, host);
    states = forecast.stages.flatMap(({ steps }) => steps.map(({ state }) => state));
    await recordBuild(request, host);
  }
  return states;
}

describe("a named build context", () => {
  const dockerfile = "FROM one\nCOPY --from=o a /x\nRUN --mount=from=o,target=/m y\n";
  const contexts = { o: "/other" };

  it("is taken from cache where nothing in it changed", async () => {
    const states = await statesOf([
      { dockerfile, contexts },
      { dockerfile, contexts, files: { "/other/b": "ignored" } },
    ]);
    expect(states).toEqual(["cached", "cached", "cached"]);
  });

  it("is looked at file by file", async () => {
    const states = await statesOf([
      { dockerfile, contexts },
      { dockerfile, contexts, files: { "/other/c": "new" } },
    ]);
    expect(states).toEqual(["cached", "cached", "rebuild"]);
  });

  it("counts by its bytes, as the build context does", async () => {
    const build = (line: string): NamedBuild => ({ dockerfile: `FROM one\n${line}\n`, contexts });
    const states = await statesOf([build("COPY a /x"), build("COPY --from=o a /x")]);
    expect(states).toEqual(["cached", "cached"]);
  });

  it("has no file that its ignore file leaves out", async () => {
    const build = { dockerfile: "FROM one\nCOPY --from=o b /x\n", contexts };
    expect(await statesOf([build, build])).toEqual(["cached", "rebuild"]);
  });

  it("comes before a stage of its name", async () => {
    const text = "FROM one AS o\nRUN x\nFROM one\nCOPY --from=o a /x\n";
    const states = await statesOf([
      { dockerfile: text, contexts },
      { dockerfile: text.replace("RUN x", "RUN y"), contexts },
    ]);
    expect(states).toEqual(["skipped", "skipped", "cached", "cached"]);
  });

  it("may be an image", async () => {
    const text = "FROM base\nCOPY --from=img /etc /x\n";
    const named = (image: string) => ({
      base: "docker-image://one",
      img: `docker-image://${image}`,
    });
    const states = await statesOf([
      { dockerfile: text, contexts: named("one") },
      { dockerfile: text, contexts: named("two") },
    ]);
    expect(states).toEqual(["cached", "cached"]);
  });

  it("is sent anew at each build where a stage begins from it", async () => {
    const build = { dockerfile: "FROM o\nCOPY a /x\n", contexts };
    expect(await statesOf([build, build])).toEqual(["rebuild", "rebuild"]);
  });

  it("is unsure where it lies elsewhere", async () => {
    const remote = { o: "https://example.com/repository.git" };
    const build = { dockerfile, contexts: remote };
    expect(await statesOf([build, build])).toEqual(["cached", "unsure", "unsure"]);
  });
});

it("an image for another platform is asked for by that platform", async () => {
  const asked: (string | undefined)[] = [];
  const host = {
    ...createMemoryHost(),
    engine: {
      image: (_: string, platform?: string) => {
        asked.push(platform);
        return Promise.resolve(FACTS);
      },
      imageStore: () => Promise.resolve(null),
    },
  };
  const dockerfile = "FROM --platform=linux/arm64 one AS a\nFROM one\nCOPY --from=a /x /x\n";
  const forecast = await makeForecast(testRequest({ dockerfile }), host);
  expect(forecast.stages.map(({ baseAssumed }) => baseAssumed ?? false)).toEqual([false, false]);
  expect(asked).toEqual(["linux/arm64", undefined]);
});
