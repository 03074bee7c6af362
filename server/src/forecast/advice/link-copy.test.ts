import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../platform/memory-host.ts";
import { makeForecast, takeSnapshot } from "../forecast.ts";
import { keepSnapshot } from "../keep.ts";
import { applyAdvice } from "../testing/advice-table.ts";
import { layOut, type TestBuild, testRequest } from "../testing/forecast-table.ts";

const BASE = {
  id: "i",
  layers: ["l"],
  env: [],
  user: "",
  workdir: "/",
  shell: [],
  onbuild: [],
};

/** Advice after a build in which the step on line 3 took five seconds. */
async function adviceOn(build: TestBuild) {
  const host = createMemoryHost({
    images: { "docker.io/library/base:latest": BASE },
  });
  layOut(host, build);
  const request = { ...testRequest(build), advice: true };
  const steps = [{ line: 3, cached: false, seconds: 5, bytes: null }];
  const built = { ref: null, label: "", outcome: "complete", steps } as const;
  await keepSnapshot(request, { ...(await takeSnapshot(request, host)), build: built }, host);
  return (await makeForecast(request, host)).advice ?? [];
}

const FILES = { "big.bin": "1" };
const FILE = "FROM base\nRUN make\nCOPY big.bin /srv/\n";

describe("COPY --link", () => {
  it("outlives a new base image", async () => {
    const [advice] = await adviceOn({ dockerfile: FILE, files: FILES });
    expect(advice).toMatchObject({
      kind: "link-copy",
      line: 3,
      when: "base is another image",
      keeps: [3],
      seconds: 5,
    });
    expect(advice && applyAdvice(FILE, advice)).toBe(
      "FROM base\nRUN make\nCOPY --link big.bin /srv/\n",
    );
  });

  it.each([
    ["the store cannot merge", { dockerfile: FILE, imageStore: "classic" }],
    ["it is there", { dockerfile: FILE.replace("COPY", "COPY --link") }],
    ["a name has to be looked up", { dockerfile: FILE.replace("COPY", "COPY --chown=node") }],
    ["nothing stands above", { dockerfile: "FROM base\n\nCOPY big.bin /srv/\n" }],
  ] as const)("is not asked for where %s", async (_, build) => {
    expect(await adviceOn({ ...build, files: FILES })).toEqual([]);
  });
});
