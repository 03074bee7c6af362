import { describe, expect, it } from "vitest";
import { adviceOfKind, applyAdvice } from "../testing/advice-table.ts";

const BUILD = {
  dockerfile: "FROM busybox\nCOPY . /app/\nRUN slow\n",
  files: { ".git/HEAD": "a", "debug.log": "b", "src/a.js": "c", "node_modules/d": "d" },
};

describe("files that no image needs", () => {
  it("are left out by the ignore file", async () => {
    const [advice] = await adviceOfKind("ignore-files", BUILD, { 2: 1, 3: 14 });
    expect(advice).toMatchObject({
      line: 2,
      title: "Add .git, **/*.log, Dockerfile* to the ignore file",
      when: ".git/HEAD changes",
      keeps: [2, 3],
      seconds: 15,
    });
    expect(advice && applyAdvice("", advice, ".dockerignore")).toBe(
      ".git\n**/*.log\nDockerfile*\n",
    );
  });

  it("are added to those that it has", async () => {
    const files = { ...BUILD.files, ".dockerignore": "tmp" };
    const [advice] = await adviceOfKind("ignore-files", { ...BUILD, files });
    expect(advice && applyAdvice("tmp", advice, ".dockerignore")).toBe(
      "tmp\n.git\n**/*.log\nDockerfile*\n.dockerignore\n",
    );
  });

  it("are packages where the image installs its own", async () => {
    const dockerfile = "FROM node\nCOPY package.json ./\nRUN npm ci\nCOPY . /app/\n";
    const files = { ...BUILD.files, "package.json": "{}" };
    const [advice] = await adviceOfKind("ignore-files", { dockerfile, files });
    expect(advice?.title).toContain(".git, node_modules, **/*.log");
  });

  it("are not git's where a step asks git", async () => {
    const dockerfile = `${BUILD.dockerfile}RUN git describe > /version\n`;
    const [advice] = await adviceOfKind("ignore-files", { ...BUILD, dockerfile });
    expect(advice?.title).not.toContain(".git");
  });

  it("are none where a part of the build context is copied", async () => {
    const dockerfile = "FROM busybox\nCOPY src /app/\n";
    expect(await adviceOfKind("ignore-files", { ...BUILD, dockerfile })).toEqual([]);
  });
});
