import { describe, expect, it } from "vitest";
import { adviceOfKind, applyAdvice } from "../testing/advice-table.ts";

describe("a cache mount", () => {
  it("keeps what a package manager downloads", async () => {
    const dockerfile = "FROM node\nRUN --network=host npm ci\n";
    const [advice] = await adviceOfKind("cache-mount", { dockerfile }, { 2: 14 });
    expect(advice).toMatchObject({ changes: "The image no longer holds /root/.npm.", keeps: [] });
    expect(advice && applyAdvice(dockerfile, advice)).toBe(
      "FROM node\nRUN --mount=type=cache,target=/root/.npm --network=host npm ci\n",
    );
  });

  it.each([
    ["it has one", "RUN --mount=type=cache,target=/root/.npm npm ci\n"],
    ["the downloads are thrown away", "RUN npm ci && npm cache clean --force\n"],
    ["another user runs it", "USER node\nRUN npm ci\n"],
    ["nothing is downloaded", "RUN make\n"],
  ])("is not asked for where %s", async (_, steps) => {
    expect(await adviceOfKind("cache-mount", { dockerfile: `FROM node\n${steps}` })).toEqual([]);
  });
});
