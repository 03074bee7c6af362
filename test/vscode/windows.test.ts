import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { copyDemo, makeWorkspace, type Workspace } from "../support/workspace.ts";
import { eventually, openFile, openFromExplorer, runCommand } from "./support/editor.ts";
import { forecastStatus, markLines, statusIs } from "./support/forecast.ts";
import { recordGit } from "./support/git-record.ts";
import { squiggles } from "./support/problems.ts";
import { openSidebar } from "./support/sidebar.ts";
import { openWorkbench, type Workbench, type WorkbenchOptions } from "./support/workbench.ts";

let ends: (() => Promise<void>)[];
/** For what belongs to no workspace. */
let scratch: string;

beforeEach(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "strata-windows-"));
  ends = [() => rm(scratch, { recursive: true, force: true })];
});

afterEach(async () => {
  for (const end of ends.reverse()) await end();
});

it("gives each of two open folders its own settings and its own forecast", async () => {
  const dockerfile = "FROM busybox\nADD src/ /src/\nRUN wc -l /src/*\n";
  const alpha = await workspaceWith({
    Dockerfile: dockerfile,
    "src/a.txt": "a\n",
    ".strata.yaml": "rules:\n  untagged-image: off\n",
  });
  const beta = await workspaceWith({
    Dockerfile: `# Another one.\n${dockerfile}`,
    "src/b.txt": "b\n",
    ".strata.yaml": "rules:\n  add-instead-of-copy: off\n",
  });
  await alpha.commit();
  await beta.commit();
  await beta.write({ "src/b.txt": "other\n" });
  const both = path.join(scratch, "both.code-workspace");
  const folders = [
    { path: alpha.folder, name: "alpha" },
    { path: beta.folder, name: "beta" },
  ];
  await writeFile(both, JSON.stringify({ folders }));
  const { page } = await open({ open: both });

  await openFile(page, "alpha/Dockerfile");
  await statusIs(page, (status) => status === "All 2 steps unchanged");
  await problemsAre(page, ["2 ADD"]);
  await openFile(page, "beta/Dockerfile");
  await statusIs(page, (status) => status === "2 of 2 steps rebuild");
  await problemsAre(page, ["2 busybox"]);
});

it("lints an untitled Dockerfile, and says why it has no forecast", async () => {
  const { page } = await open({
    open: null,
    settings: { "files.defaultLanguage": "dockerfile" },
  });
  await runCommand(page, "File: New Untitled Text File");
  await page.locator(".tab.active[data-resource-name^='Untitled']").waitFor();
  await page.locator(".editor-instance .view-line").first().click();
  await page.keyboard.insertText("FROM busybox:1.36\nRUNN true\n");

  await problemsAre(page, ["2 RUNN"]);
  const status = await statusIs(page, (text) => text !== "");
  expect(status).toBe(
    "No forecast: A forecast needs files on disk: save the Dockerfile to see what will rebuild.",
  );
});

it("compares with nothing where a folder has no git, and says so", async () => {
  const folder = await workspaceWith({
    Dockerfile: "FROM busybox:1.36\nCOPY a.txt /\nRUN cat /a.txt\n",
    "a.txt": "a\n",
  });
  const { page } = await open({ open: folder.folder });
  await openFile(page, "Dockerfile");
  await statusIs(page, (status) => status === "2 of 2 steps rebuild");
  const marks = await markLines(page);
  expect(marks.map((mark) => mark.split(" ").slice(0, 2).join(" "))).toEqual([
    "1 rebuild",
    "2 rebuild",
    "3 rebuild",
  ]);
  expect(marks[0]).toContain('"No build seen here: the first build runs every step"');
  await runCommand(page, "Strata: Explain the Forecast");
  await page.locator(".view-line", { hasText: "Baseline: no build recorded here" }).waitFor();
});

it("leaves a folder without a Dockerfile alone, and its sidebar works", async () => {
  const folder = await workspaceWith({ "notes.txt": "Nothing to build here.\n" });
  const { page } = await open({ open: folder.folder });
  await openFile(page, "notes.txt");
  await openSidebar(page);
  await page.getByText("Docker Engine was not found.").first().waitFor();
  expect(await forecastStatus(page)).toBe("");
  expect(await page.locator(".notification-toast").allInnerTexts()).toEqual([]);
});

it("lints in restricted mode without starting git, and forecasts once trust is given", async () => {
  const folder = await workspaceWith({
    Dockerfile: "FROM busybox:1.36\nADD a.txt /\nRUN cat /a.txt\n",
    "a.txt": "a\n",
  });
  await folder.commit();
  const git = await recordGit(scratch);
  const { page } = await open({
    open: folder.folder,
    env: git.env,
    settings: {
      // VS Code's own use of git is not what is counted.
      "git.enabled": false,
      "security.workspace.trust.enabled": true,
      "security.workspace.trust.startupPrompt": "always",
    },
  });
  await page.getByRole("button", { name: /I don't trust/i }).click();
  await openFile(page, "Dockerfile");
  await problemsAre(page, ["2 ADD"]);
  await statusIs(page, (status) => status === "2 of 2 steps rebuild");
  expect(await git.calls()).toEqual([]);

  await runCommand(page, "Workspaces: Manage Workspace Trust");
  await page.getByRole("button", { name: "Trust", exact: true }).click();
  await openFile(page, "Dockerfile");
  await statusIs(page, (status) => status === "All 2 steps unchanged");
  expect(await git.calls()).not.toEqual([]);
});

it("works in the oldest VS Code that it promises to", async () => {
  const demo = await copyDemo();
  ends.push(() => demo.remove());
  await demo.commit();
  const { page } = await open({ open: demo.folder, oldest: true });
  await openFromExplorer(page, "Dockerfile");
  const text = await readFile(path.join(demo.folder, "Dockerfile"), "utf8");
  const line = text.split("\n").findIndex((each) => each.startsWith("ADD web/")) + 1;
  await eventually(
    () => squiggles(page),
    (all) => all.some((each) => each.line === line && each.text === "ADD"),
    "a squiggle under ADD",
  );
  await statusIs(page, (status) => /^All \d+ steps unchanged$/.test(status));
  await demo.write({ "web/src/app.js": "changed();\n" });
  await eventually(
    () => markLines(page),
    (marks) => marks.includes(`${line} rebuild "rebuilds: web/src/app.js changed"`),
    "a mark that names the file",
  );
  await openSidebar(page);
  await page.getByText("Docker Engine was not found.").first().waitFor();
});

async function workspaceWith(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const workspace = await makeWorkspace(files);
  ends.push(() => workspace.remove());
  return workspace;
}

/** A window that knows of no engine and of no recorded baseline. */
async function open(options: WorkbenchOptions): Promise<Workbench> {
  const env = {
    STRATA_CACHE: path.join(scratch, "cache"),
    DOCKER_CONFIG: scratch,
    DOCKER_HOST: `unix://${path.join(scratch, "no-engine.sock")}`,
    ...options.env,
  };
  const workbench = await openWorkbench({ ...options, env });
  ends.push(() => workbench.close());
  return workbench;
}

/** Waits until the squiggles of the active editor are these: line and underlined text. */
async function problemsAre(page: Page, expected: readonly string[]): Promise<void> {
  await eventually(
    async () => (await squiggles(page)).map(({ line, text }) => `${line} ${text}`),
    (seen) => seen.join("\n") === expected.join("\n"),
    `squiggles ${expected.join(", ")}`,
  );
}
