import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../platform/memory-host.ts";
import { makeForecast, takeSnapshot } from "./forecast.ts";
import { keepSnapshot } from "./keep.ts";
import { recordedBaseline, recordedChoices } from "./recorded-baseline.ts";
import { forecastRequest } from "./request.ts";

const TEXT = "FROM scratch\nCOPY a /\n";
const REQUEST = forecastRequest({ path: "/w/Dockerfile", text: TEXT, contextRoot: "/w" });

/** Builds of these contents of the one file, one after another. */
async function built(...contents: readonly string[]) {
  const host = createMemoryHost({ files: { "/w/Dockerfile": TEXT, "/w/a": "" } });
  for (const content of contents) {
    host.write("/w/a", content);
    await keepSnapshot(REQUEST, await takeSnapshot(REQUEST, host), host);
  }
  return host;
}

describe("a build that is kept", () => {
  it("is a baseline by its name", async () => {
    const host = await built("one", "two");
    const [, older] = await recordedChoices(REQUEST, host);
    const against = await recordedBaseline(REQUEST, older?.against ?? "", host);
    host.write("/w/a", "one");
    if (against === null) throw new Error("it is not found");
    const { summary, baseline } = await makeForecast({ ...REQUEST, against }, host);
    expect([summary.cached, baseline]).toEqual([1, { kind: "snapshot", label: older?.label }]);
  });

  it("is offered once, however often it was run", async () => {
    const host = await built("one", "two", "one");
    expect(await recordedChoices(REQUEST, host)).toHaveLength(2);
  });

  it("keeps its name when it is run again", async () => {
    const before = await recordedChoices(REQUEST, await built("one"));
    const after = await recordedChoices(REQUEST, await built("one", "one"));
    expect(after.map(({ against }) => against)).toEqual(before.map(({ against }) => against));
  });

  it("is none once it is gone", async () => {
    const host = await built("one");
    expect(await recordedBaseline(REQUEST, "recorded:0", host)).toBeNull();
  });
});
