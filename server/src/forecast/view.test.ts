import { describe, expect, it } from "vitest";
import { forecastAfter } from "./testing/forecast-table.ts";

/** `line: stages` for each step that takes from stages. */
async function takenStages(dockerfile: string): Promise<readonly string[]> {
  const { stages } = await forecastAfter([{ dockerfile, files: { "a.txt": "one" } }]);
  return stages
    .flatMap(({ steps }) => steps)
    .flatMap(({ line, takesFrom }) =>
      takesFrom === undefined ? [] : [`${line}: ${takesFrom.join(" ")}`],
    );
}

describe("which stages a step takes from", () => {
  it("is told for FROM, --from and mounts", async () => {
    const dockerfile = [
      "FROM busybox AS first",
      "FROM busybox AS second",
      "FROM first",
      "COPY --from=second /a /b",
      "RUN --mount=from=first,target=/x --mount=from=second,target=/y true",
      "COPY a.txt /",
    ];
    expect(await takenStages(dockerfile.join("\n"))).toEqual(["3: 0", "4: 1", "5: 0 1"]);
  });

  it("is told of stages that the target does not need", async () => {
    const dockerfile = "FROM busybox AS first\nFROM first\nFROM busybox\n";
    expect(await takenStages(dockerfile)).toEqual(["2: 0"]);
  });

  it("leaves out images", async () => {
    expect(await takenStages("FROM busybox\nCOPY --from=alpine /a /b\n")).toEqual([]);
  });
});
