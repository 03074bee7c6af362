import fc from "fast-check";
import { describe, it } from "vitest";
import type { ForecastView } from "@strata/protocol/forecast";
import { forecastAfter, type TestBuild } from "./testing/forecast-table.ts";

const FILES = { "a.txt": "a", "b.txt": "b", "c/x.txt": "x", "c/d/y.txt": "y" };

const step = fc.constantFrom(
  "RUN one",
  "RUN two",
  "RUN --mount=source=c,target=/m three",
  "RUN --mount=type=cache,target=/c four",
  "COPY a.txt /a",
  "COPY c /c/",
  "COPY c/*.txt ./",
  "COPY --link a.txt b.txt /ab/",
  "COPY <<EOF /h\n$A\nEOF",
  "ADD b.txt /b",
  "WORKDIR /w",
  "WORKDIR sub",
  "ENV A=1",
  "ENV A=$B",
  "ARG B=2",
  "USER 1",
  "LABEL l=1",
  "COPY --from=s0 /a /got",
  "COPY --from=s0 /c /got",
);

const build = fc
  .record({
    stages: fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 3,
    }),
    imageStore: fc.constantFrom("classic" as const, "containerd" as const),
  })
  .map(({ stages, imageStore }): TestBuild => {
    const blocks = stages.map((lines, index) => {
      const own = lines.filter((line) => index > 0 || !line.includes("--from=s0"));
      return [`FROM ${index === 2 ? "s1" : "busybox"} AS s${index}`, ...own].join("\n");
    });
    return { dockerfile: `${blocks.join("\n")}\n`, files: FILES, imageStore };
  });

describe("a forecast", () => {
  it("finds everything cached where nothing changed", async () => {
    await fc.assert(
      fc.asyncProperty(build, async (first) => onlyCached(await forecastAfter([first, first]))),
    );
  });

  it("finds everything cached where a file changed that no step takes", async () => {
    await fc.assert(
      fc.asyncProperty(build, async (first) => {
        const files = { "other.txt": "new" };
        return onlyCached(await forecastAfter([first, { ...first, files }]));
      }),
    );
  });

  it("finds everything cached where comments, blanks and labels changed", async () => {
    await fc.assert(
      fc.asyncProperty(build, async (first) => {
        const text = first.dockerfile.replace(
          /^(RUN|COPY|ADD|WORKDIR) /gm,
          "LABEL x=1\n# note\n$1   ",
        );
        return onlyCached(await forecastAfter([first, { ...first, dockerfile: text }]));
      }),
    );
  });

  it("never says cached of a step that takes a changed file", async () => {
    await fc.assert(
      fc.asyncProperty(build, fc.constantFrom("a.txt", "c/x.txt"), async (first, path) => {
        const forecast = await forecastAfter([first, { ...first, files: { [path]: "changed" } }]);
        const takes = path === "a.txt" ? /^(COPY|ADD) .*a\.txt/ : /^COPY c|source=c/;
        return forecast.stages
          .flatMap(({ steps }) => steps)
          .every(
            ({ text, state }) => !takes.test(text) || state === "rebuild" || state === "skipped",
          );
      }),
    );
  });

  it("gives each step that is not cached a reason, and no other", async () => {
    await fc.assert(
      fc.asyncProperty(build, build, async (first, second) => {
        const forecast = await forecastAfter([first, second]);
        return forecast.stages
          .flatMap(({ steps }) => steps)
          .every(
            ({ state, reasons }) =>
              reasons.length > 0 === (state === "rebuild" || state === "unsure"),
          );
      }),
    );
  });
});

function onlyCached({ summary }: ForecastView): boolean {
  return summary.rebuild === 0 && summary.unsure === 0;
}
