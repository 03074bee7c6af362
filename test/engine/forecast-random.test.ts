import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ReasonKind } from "@strata/protocol/forecast";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { NodeHost } from "../../server/src/platform/node-host.ts";
import { engineObjects } from "../support/engine-objects.ts";
import { makeForecastHost } from "../support/forecast-host.ts";
import { providedEngines } from "../support/provided.ts";
import { type CaseResult, runCase } from "../support/random-case.ts";
import { chosenSeed, reportSeed } from "../support/random-suite.ts";

const deep = process.env["STRATA_DEEP"] === "1";
const BUDGET_SECONDS = 75;
/** Steps that a deep run compares. */
const STEPS = { classic: 10_000, containerd: 2000, unknown: 10_000 };
/** Builds after the first; all of a case's builds are kept. */
const CHANGES = 16;

let folder = "";
let host: NodeHost;
let server: Server;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "strata-random-")));
  host = await makeForecastHost(folder);
  server = createServer((request, response) => response.end(`content of ${request.url ?? ""}\n`));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.close();
  await host.dispose();
  rmSync(folder, { recursive: true, force: true });
});

it.each(providedEngines().map((engine) => [engine.store, engine] as const))(
  "random builds do as their forecasts say: image store %s",
  async (store, engine) => {
    const objects = engineObjects(engine);
    const seed = chosenSeed();
    const { port } = server.address() as AddressInfo;
    const counts = new Counts(store);
    const start = performance.now();
    let next = 0;
    const isDone = () =>
      deep ? counts.steps >= STEPS[store] : performance.now() - start > BUDGET_SECONDS * 1000;
    const work = async (): Promise<void> => {
      while (!isDone()) {
        const number = next;
        next += 1;
        const result = await runCase({
          seed: seed + number,
          mark: objects.name(`c${number}`),
          folder: join(folder, `case-${number}`),
          engine,
          host,
          label: objects.label,
          address: `http://127.0.0.1:${port}`,
          changes: CHANGES,
          isOver: deep ? () => false : isDone,
        });
        counts.add(result);
      }
    };
    try {
      await Promise.all([work(), work()]);
    } finally {
      await objects.removeAll();
    }
    reportSeed(`forecast against random builds, image store ${store}`, seed, next);
    console.log(counts.report());
    expect(counts.wrong).toEqual([]);
    if (deep) expect(counts.lacks()).toEqual([]);
  },
  deep ? 24 * 3_600_000 : 600_000,
);

/** What came out of all cases. */
class Counts {
  readonly #store: string;
  steps = 0;
  #builds = 0;
  #multiStage = 0;
  #failures = 0;
  readonly #states = new Map<string, number>();
  readonly #kinds = new Map<string, number>();
  readonly wrong: string[] = [];

  constructor(store: string) {
    this.#store = store;
  }

  add({ builds, failure }: CaseResult): void {
    if (failure !== null) this.#failures += 1;
    if (failure !== null) this.#note(`FAILED ${failure}\n`);
    for (const [index, { steps, wrong, multiStage, story }] of builds.entries()) {
      this.wrong.push(...wrong);
      if (wrong.length > 0)
        this.#note(`${wrong.join("\n")}\n${builds[index - 1]?.story ?? ""}\n${story}\n`);
      if (process.env["STRATA_STORIES"] === "1") this.#note(`${story}\n`);
      const kinds = steps.flatMap((step) => [...new Set(step.kinds)]);
      for (const kind of kinds) count(this.#kinds, kind);
      // The first build of a case has nothing in the cache: it is compared, and not counted.
      if (index === 0) continue;
      this.#builds += 1;
      if (multiStage) this.#multiStage += 1;
      this.steps += steps.length;
      for (const { state, actual } of steps) {
        count(this.#states, state === "unsure" ? `unsure (was ${actual})` : state);
      }
    }
  }

  /** What a deep run has to have seen, and has not. */
  lacks(): readonly string[] {
    const share = (...states: readonly string[]) =>
      states.reduce((sum, state) => sum + (this.#states.get(state) ?? 0), 0) / this.steps;
    const rare = KINDS.filter((kind) => (this.#kinds.get(kind) ?? 0) * 10_000 < 50 * this.steps);
    return [
      ...rare.map((kind) => `${kind} is too rare`),
      ...(share("cached") < 0.25 ? ["too little is cached"] : []),
      ...(share("rebuild") < 0.25 ? ["too little rebuilds"] : []),
      ...(share("unsure (was cached)", "unsure (was rebuild)") > 0.05
        ? ["too much is unsure"]
        : []),
      ...(this.#multiStage < 0.4 * this.#builds ? ["too few have several stages"] : []),
    ];
  }

  /** Everything about what went wrong, for who wants to know why. */
  #note(text: string): void {
    const place = join(import.meta.dirname, "../../out/test-results");
    mkdirSync(place, { recursive: true });
    appendFileSync(join(place, `forecast-random-${this.#store}.txt`), text);
  }

  report(): string {
    const share = (part: number, whole: number) =>
      `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
    const list = (counts: ReadonlyMap<string, number>) =>
      [...counts]
        .sort((a, b) => b[1] - a[1])
        .map(([name, number]) => `${name} ${number} (${share(number, this.steps)})`)
        .join(", ");
    return [
      `${this.steps} steps in ${this.#builds} changed builds, ${this.wrong.length} wrong, ${this.#failures} cases ended by a build that failed`,
      `multi-stage: ${share(this.#multiStage, this.#builds)}`,
      `states: ${list(this.#states)}`,
      `reasons: ${list(this.#kinds)}`,
    ].join("\n");
  }
}

/** Reasons that a case can have: nothing here prunes a cache. */
const KINDS: readonly ReasonKind[] = [
  ...(["file-changed", "file-added", "file-removed", "file-mode", "instruction-changed"] as const),
  ...(["argument-changed", "environment-changed", "base-changed", "ignore-changed"] as const),
  ...(["previous-step", "stage-changed", "mount-changed", "option-changed"] as const),
  ...(["platform-changed", "new-step", "step-moved", "remote-source", "no-baseline"] as const),
];

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
