import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engineObjects, type EngineObjects } from "../support/engine-objects.ts";
import { dockerEnvironment, providedEngine } from "../support/provided.ts";
import { describeWithEngine } from "../support/with-engine.ts";
import { eventually, runCommand } from "./support/editor.ts";
import { axeFaults, panelPage } from "./support/panel.ts";
import { logSays, paintedLog, savedLog } from "./support/logs.ts";
import { openSidebar } from "./support/sidebar.ts";
import { THEMES, useTheme } from "./support/themes.ts";
import { openWorkbench, type Workbench } from "./support/workbench.ts";

const IMAGE = "busybox:1.36";
const COUNT = "i=0; while true; do i=$((i + 1)); echo $i; usleep 5000; done";

let objects: EngineObjects;
let scratch: string;
let workbench: Workbench;
let page: Page;
let viewer: FrameLocator;

describeWithEngine("the log viewer", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const engine = providedEngine();
    objects = engineObjects(engine);
    scratch = await mkdtemp(path.join(tmpdir(), "strata-logs-"));
    await mkdir(path.join(scratch, ".vscode"));
    const { DOCKER_HOST = "" } = dockerEnvironment(engine);
    workbench = await openWorkbench({
      open: scratch,
      env: { DOCKER_HOST, DOCKER_CONFIG: scratch, STRATA_CACHE: path.join(scratch, "cache") },
    });
    page = workbench.page;
    viewer = panelPage(page);
    await openSidebar(page);
  });

  afterAll(async () => {
    await workbench.close();
    await objects.removeAll();
    await rm(scratch, { recursive: true, force: true });
  });

  describe("of a container that prints", () => {
    let name: string;

    beforeAll(async () => {
      name = await start("prints", "for i in $(seq 1 300); do echo line $i; done; exec sleep 3600");
      await open(name);
    });

    it("begins at the end, and follows", async () => {
      await logSays(viewer, (lines) => lines.at(-1) === "line 300", "the last line");
      await print(name, "one more");
      await logSays(viewer, (lines) => lines.at(-1) === "one more", "a new line");
    });

    it("stays where somebody scrolled to, and says how many lines are new", async () => {
      await viewer.locator(".list").hover();
      await page.mouse.wheel(0, -1000);
      await viewer.getByRole("button", { name: "Go to the End" }).waitFor();
      const before = await paintedLog(viewer);
      await print(name, "new 1");
      await print(name, "new 2");
      const button = viewer.getByRole("button", { name: "2 New Lines" });
      await button.waitFor();
      expect(await paintedLog(viewer)).toEqual(before);
      await button.click();
      await logSays(viewer, (lines) => lines.at(-1) === "new 2", "the end");
      await button.waitFor({ state: "hidden" });
    });

    it("goes to its start by the wheel", async () => {
      await viewer.locator(".list").hover();
      await page.mouse.wheel(0, -100_000);
      await logSays(viewer, (lines) => lines[0] === "line 1", "the first line");
    });

    it("goes to its start and end by keys", async () => {
      await viewer.locator(".list").focus();
      await page.keyboard.press("End");
      await logSays(viewer, (lines) => lines.at(-1) === "new 2", "the end");
      await page.keyboard.press("Home");
      await logSays(viewer, (lines) => lines[0] === "line 1", "the first line");
      await page.keyboard.press("End");
      await logSays(viewer, (lines) => lines.at(-1) === "new 2", "the end");
    });

    it("shows the lines that match a text or a pattern", async () => {
      const search = viewer.getByRole("textbox", { name: "Search" });
      await search.fill("LINE 29");
      const lines = ["line 29", ...Array.from({ length: 10 }, (_, index) => `line 29${index}`)];
      await logSays(viewer, (found) => found.join() === lines.join(), "eleven lines");
      expect(await viewer.locator("mark").first().innerText()).toBe("line 29");
      await viewer.getByRole("button", { name: ".*" }).click();
      await search.fill("^line [12]0$");
      await logSays(viewer, (found) => found.join() === "line 10,line 20", "two lines");
      await search.fill("(");
      await viewer.getByText("This is no regular expression.").waitFor();
      await search.fill("");
      await logSays(viewer, (found) => found.at(-1) === "new 2", "all lines");
      await viewer.getByRole("button", { name: ".*" }).click();
    });

    it("shows the lines of a level", async () => {
      await print(name, "WARN low");
      await print(name, '{"level":"error","msg":"broken"}');
      await viewer.getByRole("combobox", { name: "Level" }).selectOption("Warnings and up");
      const folded = '▸{"level":"error","msg":"broken"}';
      await logSays(viewer, (lines) => lines.join() === `WARN low,${folded}`, "two lines");
    });

    it("opens a line of JSON", async () => {
      await viewer.getByRole("button", { name: "Show all of this line" }).click();
      const open = '▾{\n  "level": "error",\n  "msg": "broken"\n}';
      await logSays(viewer, (lines) => lines.at(-1) === open, "the line's parts");
      await viewer.getByRole("combobox", { name: "Level" }).selectOption("All levels");
    });

    it.each(THEMES)("axe finds nothing in %s", async (...theme) => {
      await print(name, "\u001b[31mred \u001b[2mdim\u001b[0m \u001b[37;47mwhite on white");
      await viewer.getByRole("textbox", { name: "Search" }).fill("e");
      await viewer.getByRole("combobox", { name: "Times" }).selectOption("Local times");
      await useTheme(page, viewer, scratch, theme);
      expect(await axeFaults(viewer)).toEqual([]);
    });
  });

  it("is whole after restarts of a container that counts", async () => {
    const name = await start("counts", COUNT);
    await open(name);
    await viewer.getByRole("combobox", { name: "How much is shown" }).selectOption("Everything");
    await logSays(viewer, (lines) => Number(lines.at(-1)) > 50, "numbers");
    for (let times = 0; times < 2; times += 1) {
      await objects.docker("restart", "--time", "0", name);
      await logSays(viewer, (lines) => Number(lines.at(-1)) > 20, "numbers from 1 again");
    }
    await objects.docker("kill", name);
    await viewer.getByText("the container does not run").waitFor();
    const written = (await objects.docker("logs", name)).split("\n");
    expect(await savedLog(page, viewer, path.join(scratch, "counts.log"))).toEqual(written);
  });

  it("takes 20,000 lines at once, and has rows for those that are seen alone", async () => {
    const name = await start(
      "burst",
      "while ! [ -e /go ]; do usleep 10000; done; seq 1 20000; sleep 3600",
    );
    await open(name);
    await viewer.getByText("Nothing was written yet.").waitFor();
    await objects.docker("exec", name, "touch", "/go");
    await logSays(viewer, (lines) => lines.at(-1) === "20000", "the last of 20,000 lines");
    expect(await viewer.locator(".row").count()).toBeLessThan(200);
    const numbers = Array.from({ length: 20_000 }, (_, index) => String(index + 1));
    expect(await savedLog(page, viewer, path.join(scratch, "burst.log"))).toEqual(numbers);
  });

  it("shows hostile text as text", async () => {
    const name = await start(
      "hostile",
      String.raw`printf '<img src=x onerror=alert(1)>\n\033]8;;command:strata.refresh\007link\033]8;;\007\n\033]0;title\007\033[2J\033[8mseen\033[0m\na\342\200\256gnp.exe\nbad\rgood\n'; exec sleep 3600`,
    );
    await open(name);
    await logSays(
      viewer,
      (lines) =>
        lines.join("\n") ===
        ["<img src=x onerror=alert(1)>", "link", "seen", "a‹U+202E›gnp.exe", "bad␍good"].join("\n"),
      "five lines of text",
    );
    const made = await viewer
      .locator(".list")
      .evaluate((list) => list.querySelectorAll("img, a, script").length);
    expect(made).toBe(0);
  });

  it("shows the containers of a compose project by time, also one that joins later", async () => {
    const project = objects.name("shop");
    const service = (word: string, script: string): Promise<string> =>
      start(word, script, ...["--label", `com.docker.compose.project=${project}`]);
    const first = await service("one", "echo a; sleep 3600");
    const second = await service("two", "echo b; sleep 3600");
    await runCommand(page, "View: Close All Editors");
    await row(project).click();
    await row(project).getByRole("button", { name: "Show Container Log" }).click();
    await titleIs(project);
    const said = (name: string, text: string): string => `${name}${text}`;
    await logSays(
      viewer,
      (lines) => lines.join() === [said(first, "a"), said(second, "b")].join(),
      "the lines of both",
    );
    const third = await service("three", "echo c; sleep 3600");
    await print(first, "d");
    await logSays(
      viewer,
      (lines) => lines.slice(2).join() === [said(third, "c"), said(first, "d")].join(),
      "the lines of three",
    );
    await viewer.getByRole("button", { name: first }).click();
    await logSays(
      viewer,
      (lines) => lines.join() === [said(second, "b"), said(third, "c")].join(),
      "the lines of two",
    );
  });
});

/** Runs a container; gives its name. */
async function start(word: string, script: string, ...more: readonly string[]): Promise<string> {
  const name = objects.name(word);
  await objects.docker(
    ...["run", "--detach", "--label", objects.label, "--name", name, ...more],
    ...[IMAGE, "sh", "-c", script],
  );
  return name;
}

async function print(name: string, text: string): Promise<void> {
  await objects.docker("exec", name, "sh", "-c", 'echo "$0" > /proc/1/fd/1', text);
}

/** The viewer alone, so that there is one page. */
async function open(name: string): Promise<void> {
  await runCommand(page, "View: Close All Editors");
  await runCommand(page, "Strata: Show Container Log");
  const input = page.locator(".quick-input-widget input[type='text']");
  const choice = page.locator(".quick-input-list .monaco-list-row", { hasText: name });
  await eventually(
    async () => {
      await input.fill(name);
      return choice.count();
    },
    (count) => count === 1,
    "the container among the choices",
  );
  await choice.click();
  await page.keyboard.press("Enter");
  await titleIs(name);
}

async function titleIs(name: string): Promise<void> {
  await page.locator(`.tab.active[aria-label^="Log: ${name}"]`).waitFor();
  await viewer.locator(".list").waitFor();
}

function row(text: string): ReturnType<Page["locator"]> {
  return page.locator(".sidebar .monaco-list-row", { hasText: text }).first();
}
