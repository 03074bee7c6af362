import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeWorkspace, type Workspace } from "../support/workspace.ts";
import { eventually, openFile, runCommand } from "./support/editor.ts";
import { markLines, statusIs } from "./support/forecast.ts";
import { languageStatus } from "./support/language-status.ts";
import { hoverText } from "./support/hover.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const DOCKERFILE = [
  "ARG VERSION=1",
  "FROM scratch AS base",
  "COPY a /a",
  "FROM base AS web",
  "ARG VERSION",
  "ARG NPM_TOKEN",
  "RUN echo $VERSION",
  "FROM base AS tests",
  "COPY b /b",
  "",
].join("\n");
/** No engine: what is recorded is what the test records. */
const NO_ENGINE = { DOCKER_HOST: "unix:///nowhere/docker.sock" };

let workspace: Workspace;
let workbench: Workbench;
let page: Page;

describe("what the user chooses for a Dockerfile's forecast", () => {
  beforeAll(async () => {
    workspace = await makeWorkspace({ Dockerfile: DOCKERFILE, a: "1", b: "1" });
    await workspace.commit();
    workbench = await openWorkbench({
      open: workspace.folder,
      env: { STRATA_CACHE: workspace.cache, ...NO_ENGINE },
    });
    page = workbench.page;
    await openFile(page, "Dockerfile");
    await statusIs(page, (status) => status === "All 2 steps unchanged");
  });

  afterAll(async () => {
    await workbench.close();
    await workspace.remove();
  });

  it("stands beside the language before anything is chosen", async () => {
    expect(await languageStatus(page)).toEqual([
      "Build arguments: none set",
      "Baseline: since HEAD; no build recorded here",
      "Target: tests",
    ]);
  });

  it("may be another baseline: nothing, or a branch", async () => {
    await choose("Strata: Compare With…", "Nothing: every step runs");
    await statusIs(page, (status) => status === "2 of 2 steps rebuild");
    expect(await languageStatus(page)).toContain("Baseline: as if nothing had been built | chosen");
    await choose("Strata: Compare With…", "Another commit, branch or tag…");
    await pick("main");
    await statusIs(page, (status) => status === "All 2 steps unchanged");
    expect(await languageStatus(page)).toContain("Baseline: since main | chosen");
    await choose("Strata: Compare With…", "Automatic");
    await statusIs(page, (status) => status === "All 2 steps unchanged");
  });

  it("may be a build that was recorded earlier, whose name the hover has too", async () => {
    await record();
    await workspace.write({ b: "2" });
    await statusIs(page, (status) => status === "1 of 2 steps rebuild");
    await record();
    await statusIs(page, (status) => status === "All 2 steps cached");
    await runCommand(page, "Strata: Compare With…");
    const builds = page.locator(".quick-input-list .monaco-list-row", {
      hasText: "the build recorded at ",
    });
    await builds.nth(1).waitFor();
    const label = (await builds.nth(1).getAttribute("aria-label")) ?? "";
    await builds.nth(1).click();
    await statusIs(page, (status) => status === "1 of 2 steps rebuild");
    const name = label.replace(/^.*(the build recorded at \S+Z).*$/, "$1");
    expect(await hoverText(page, 9)).toContain(`Baseline: ${name}`);
    await choose("Strata: Compare With…", "Automatic");
    await statusIs(page, (status) => status === "All 2 steps cached");
  });

  it("may be another target, and arguments without their secrets", async () => {
    await choose("Strata: Choose Target…", "web");
    await eventually(
      () => markLines(page),
      (marks) => marks.some((mark) => mark.startsWith("7 rebuild")),
      "a mark in the chosen stage",
    );
    await choose("Strata: Set Build Arguments…", "VERSION");
    await type("2");
    await choose("Strata: Set Build Arguments…", "NPM_TOKEN");
    await type("hush");
    await eventually(
      () => languageStatus(page),
      (status) => status.includes("Build arguments: VERSION=2, NPM_TOKEN=••••••"),
      "the arguments",
    );
    expect(await languageStatus(page)).toContain("Target: web | chosen");
  });

  it("is remembered, but for the values of secrets", async () => {
    await page.reload();
    await openFile(page, "Dockerfile");
    await statusIs(page, (status) => status !== "");
    const status = await languageStatus(page);
    expect(status).toContain("Target: web | chosen");
    expect(status).toContain("Build arguments: VERSION=2, NPM_TOKEN without its value");
    await choose("Strata: Set Build Arguments…", "VERSION");
    await pick("Take It Away");
    await eventually(
      () => languageStatus(page),
      (status) => status.includes("Build arguments: NPM_TOKEN without its value"),
      "the arguments that are left",
    );
  });
});

async function record(): Promise<void> {
  await runCommand(page, "Strata: Record a Baseline Now");
  await page.getByText("Recorded a baseline for Dockerfile.").first().waitFor();
  await runCommand(page, "Notifications: Clear All Notifications");
}

async function choose(title: string, label: string): Promise<void> {
  await runCommand(page, title);
  await page.locator(".quick-input-title", { hasText: /\S/ }).waitFor();
  await pick(label);
}

async function pick(label: string): Promise<void> {
  const row = page
    .locator(".quick-input-list .monaco-list-row")
    .filter({ has: page.getByText(label, { exact: true }) });
  await row.first().click();
}

async function type(text: string): Promise<void> {
  await page
    .locator(".quick-input-widget .quick-input-message")
    .filter({ hasText: /\S/ })
    .waitFor();
  await page.locator(".quick-input-widget input:not([type='checkbox'])").fill(text);
  await page.keyboard.press("Enter");
}
