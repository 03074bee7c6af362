import { describe, expect, it } from "vitest";
import { createMemoryHost, type MemoryHost } from "../platform/memory-host.ts";
import { failingLines } from "./failing-lines.ts";
import { makeForecast, recordBuild } from "./forecast.ts";
import type { ForecastRequest } from "./request.ts";
import { forecastTable, layOut, testRequest, type TestBuild } from "./testing/forecast-table.ts";

const DOCKERFILE = "FROM scratch\nCOPY src /src/\nRUN make\n";
const HERE: TestBuild = { dockerfile: DOCKERFILE, files: { "src/a": "1" } };
const ELSEWHERE: TestBuild = { dockerfile: DOCKERFILE };

function guessing(build: TestBuild): ForecastRequest {
  const way = {
    id: "folder:.",
    kind: "folder",
    label: "the Dockerfile's own folder",
    context: ".",
    target: null,
    args: [],
  } as const;
  return { ...testRequest(build), how: { way, offered: [way], guessed: true, notes: [] } };
}

function hostWith(build: TestBuild): MemoryHost {
  const host = createMemoryHost();
  layOut(host, build);
  return host;
}

const QUESTION =
  "  not-modelled: Other build context? src is not in the build context, or is ignored, and nothing says that it is this one.";

describe("a source that is missing under a guessed build context", () => {
  it("asks for another one, and does not say rebuild", async () => {
    const view = await makeForecast(guessing(ELSEWHERE), hostWith(ELSEWHERE));
    expect(forecastTable(view).split("\n").slice(0, 2)).toEqual([
      "2 unsure COPY src /src/",
      QUESTION,
    ]);
  });

  it("leaves what follows as unsure as it is", async () => {
    const host = hostWith(ELSEWHERE);
    await recordBuild(guessing(ELSEWHERE), host);
    expect(forecastTable(await makeForecast(guessing(ELSEWHERE), host))).toBe(
      [
        "2 unsure COPY src /src/",
        QUESTION,
        "3 unsure RUN make",
        `  previous-step: Rebuilds only if line 2 does: ${QUESTION.replace("  not-modelled: ", "")}`,
      ].join("\n"),
    );
  });

  it("is one that was removed where an earlier build had it", async () => {
    const host = hostWith(HERE);
    await recordBuild(guessing(HERE), host);
    host.write("/project/src", null);
    expect(forecastTable(await makeForecast(guessing(HERE), host))).toContain(
      "  file-removed: src is not in the build context, or is ignored, so a build fails here.",
    );
  });

  it("is marked, so that an editor can offer others", async () => {
    const { stages } = await makeForecast(guessing(ELSEWHERE), hostWith(ELSEWHERE));
    expect(stages[0]?.steps[1]?.reasons[0]?.otherContext).toBe(true);
  });

  it("fails a build where the build context is none that was guessed", async () => {
    const view = await makeForecast(testRequest(ELSEWHERE), hostWith(ELSEWHERE));
    expect(forecastTable(view)).toContain("2 rebuild");
  });
});

describe("failingLines", () => {
  it.each([
    [HERE, []],
    [ELSEWHERE, [2]],
  ])("are those of sources that are not there", async (build, lines) => {
    expect(await failingLines(testRequest(build), hostWith(build))).toEqual(lines);
  });
});
