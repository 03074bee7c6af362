import type { DockerfileReach } from "@strata/protocol/requests";
import { expect, it } from "vitest";
import { english } from "../translate.ts";
import { reachItems } from "./reach-items.ts";

const reached: DockerfileReach = {
  uri: "file:///w/app/Dockerfile",
  dockerfile: "app/Dockerfile",
  context: "app",
  steps: [
    {
      line: 4,
      endLine: 4,
      instruction: "COPY",
      text: "COPY src src/",
      state: "rebuild",
      reasons: [{ kind: "file-changed", message: "src/a.c changed.", files: ["src/a.c"] }],
    },
    {
      line: 5,
      endLine: 5,
      instruction: "RUN",
      text: "RUN echo $(date)",
      state: "rebuild",
      reasons: [{ kind: "previous-step", message: "Line 4 rebuilds.", line: 4 }],
      estimate: { seconds: 12 },
    },
  ],
  takenBy: [4],
  cost: { seconds: 12, secondsKind: "critical-path", unsureSeconds: 3 },
};

const left: DockerfileReach = {
  uri: "file:///w/web/Dockerfile",
  dockerfile: "web/Dockerfile",
  context: ".",
  steps: [],
  takenBy: [],
  cost: {},
  unreached: {
    kind: "ignored",
    message: "Line 2 of .dockerignore leaves it out: app",
    ignoredBy: { file: ".dockerignore", path: "/w/.dockerignore", line: 2, pattern: "app" },
  },
};

it("names each step, what it costs and who takes the file; then who does not, and why", () => {
  const rows = reachItems([left, reached], english).map(
    ({ group, label, description, detail }) => `${group} | ${label} | ${description} | ${detail}`,
  );
  expect(rows).toEqual([
    "app/Dockerfile · 2 steps · about 12 s · perhaps 3 s more | COPY src src/ | line 4 · runs again | src/a.c changed.",
    "app/Dockerfile · 2 steps · about 12 s · perhaps 3 s more | RUN echo $\u200b(date) | line 5 · runs again · 12 s | ",
    "Nothing runs again | web/Dockerfile |  | Line 2 of .dockerignore leaves it out: app",
  ]);
});

it("leads to the step, and to the line that leaves the file out", () => {
  expect(reachItems([reached, left], english).map(({ at }) => at)).toMatchObject([
    { uri: "file:///w/app/Dockerfile", line: 4 },
    { uri: "file:///w/app/Dockerfile", line: 5 },
    { path: "/w/.dockerignore", line: 2 },
  ]);
});
