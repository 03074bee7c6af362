import { describe, expect, it } from "vitest";
import { forecastAfterRuns } from "../testing/measured-forecast.ts";
import { adviceOfKind, applyAdvice } from "../testing/advice-table.ts";

const EARLY = `FROM busybox
ARG GIT_SHA=dev
RUN slow
RUN slower
LABEL revision=$GIT_SHA
CMD ["app"]
`;

describe("an argument that stands too early", () => {
  it("moves down to the step that uses it", async () => {
    const [advice] = await adviceOfKind(
      "argument-too-early",
      { dockerfile: EARLY },
      { 3: 4, 4: 6 },
    );
    expect(advice).toMatchObject({
      line: 2,
      title: "Move GIT_SHA down, below line 4",
      when: "GIT_SHA changes",
      keeps: [3, 4],
      seconds: 10,
    });
    expect(advice && applyAdvice(EARLY, advice)).toBe(`FROM busybox
RUN slow
RUN slower
ARG GIT_SHA=dev
LABEL revision=$GIT_SHA
CMD ["app"]
`);
  });

  it("takes the variable along that is made of it", async () => {
    const dockerfile = "FROM busybox\nARG GIT_SHA\nENV SHA=$GIT_SHA\nRUN slow\nRUN echo $SHA";
    const [advice] = await adviceOfKind("argument-too-early", { dockerfile });
    expect(advice && applyAdvice(dockerfile, advice)).toBe(
      "FROM busybox\nRUN slow\nARG GIT_SHA\nENV SHA=$GIT_SHA\nRUN echo $SHA",
    );
  });

  it("moves to the end where no step uses it", async () => {
    const dockerfile = "FROM busybox\nARG GIT_SHA\nENV SHA=$GIT_SHA\nRUN slow";
    const [advice] = await adviceOfKind("argument-too-early", { dockerfile });
    expect(advice && applyAdvice(dockerfile, advice)).toBe(
      "FROM busybox\nRUN slow\nARG GIT_SHA\nENV SHA=$GIT_SHA",
    );
  });

  it("is one that had several values, whatever its name is", async () => {
    const build = { dockerfile: "FROM busybox\nARG FLAVOR\nRUN slow\nRUN echo $FLAVOR\n" };
    const run = { ...build, args: { FLAVOR: "a" }, took: {} };
    const last = { ...build, args: { FLAVOR: "b" } };
    const { advice = [] } = await forecastAfterRuns([run], last, { advice: true });
    expect(advice.map(({ kind, keeps }) => [kind, keeps])).toEqual([["argument-too-early", [3]]]);
  });

  it.each([
    ["the next step uses it", "ARG GIT_SHA\nRUN echo $GIT_SHA\nRUN slow\n"],
    ["only settings lie between", "ARG GIT_SHA\nLABEL a=b\nRUN echo $GIT_SHA\n"],
    ["its name says nothing of the kind", "ARG NODE_ENV\nRUN slow\nRUN echo $NODE_ENV\n"],
  ])("is none where %s", async (_, steps) => {
    const dockerfile = `FROM busybox\n${steps}`;
    expect(await adviceOfKind("argument-too-early", { dockerfile })).toEqual([]);
  });
});
