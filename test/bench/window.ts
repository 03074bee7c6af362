import { copyDemo } from "../support/workspace.ts";
import { openWorkbench } from "../vscode/support/workbench.ts";
import { eventually, openFile, runCommand } from "../vscode/support/editor.ts";
import { type BenchRow, median } from "./table.ts";

const WINDOWS = 5;
const BUDGET = 20;

/**
 * Loading the extension's code and `activate()` together, as VS Code itself measures them, in cold
 * windows. The peer is the budget in milliseconds: there is nothing to run beside it.
 */
export async function windowRows(): Promise<BenchRow[]> {
  if (process.env["STRATA_VSIX"] === undefined) return [];
  const times: number[] = [];
  for (let window = 0; window < WINDOWS; window += 1) times.push(await activationTime());
  return [
    {
      what: "load and activate in a cold window",
      ours: median(times),
      peer: BUDGET,
      peerName: "the budget",
      atMost: 1,
    },
  ];
}

async function activationTime(): Promise<number> {
  const workspace = await copyDemo();
  const workbench = await openWorkbench({
    open: workspace.folder,
    env: { STRATA_CACHE: workspace.cache },
  });
  try {
    const { page } = workbench;
    await openFile(page, "Dockerfile");
    await runCommand(page, "Developer: Show Running Extensions");
    // The list is virtual and sorted by time: a window this tall paints all of it.
    await page.setViewportSize({ width: 1280, height: 2400 });
    const time = page.locator(".monaco-list-row[aria-label='strata'] .activation-time");
    // "Activation: 9ms" or "Startup Activation: 9ms".
    const text = await eventually(
      () => time.textContent(),
      (shown) => /\d+\s*ms/.test(shown ?? ""),
      "an activation time",
    );
    return Number(/(\d+)\s*ms/.exec(text ?? "")?.[1]);
  } finally {
    await workbench.close();
    await workspace.remove();
  }
}
