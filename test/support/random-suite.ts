import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";

/** How much a random suite tries: `cases` in `npm test`, `deepCases` in `npm run test:deep`. */
export interface RandomSuite {
  readonly name: string;
  readonly cases: number;
  readonly deepCases: number;
  /** In `npm test` the suite stops after this time, however many cases it did. */
  readonly budgetSeconds: number;
}

/**
 * Checks a property on random cases and says on standard output how many there were and from which
 * seed. `STRATA_SEED` repeats a run.
 */
export function checkRandom<Case>(
  suite: RandomSuite,
  cases: fc.Arbitrary<Case>,
  property: (value: Case) => void,
): void {
  const deep = process.env["STRATA_DEEP"] === "1";
  const seed = chosenSeed();
  let count = 0;
  const budget = {
    interruptAfterTimeLimit: suite.budgetSeconds * 1000,
    markInterruptAsFailure: false,
  };
  try {
    fc.assert(
      fc.property(cases, (value) => {
        count += 1;
        property(value);
      }),
      { seed, numRuns: deep ? suite.deepCases : suite.cases, ...(deep ? {} : budget) },
    );
  } finally {
    reportSeed(suite.name, seed, count);
  }
}

/** The seed to draw from: `STRATA_SEED`, else a new one. */
export function chosenSeed(): number {
  const given = Number(process.env["STRATA_SEED"] ?? "");
  return Number.isSafeInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2 ** 30);
}

/** Prints a suite's seed and number of cases; a deep run also keeps them for its report. */
export function reportSeed(name: string, seed: number, count: number): void {
  const line = `${name}: ${count} cases, seed ${seed}`;
  console.log(line);
  if (process.env["STRATA_DEEP"] !== "1") return;
  const folder = join(import.meta.dirname, "../../out/test-results");
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, "seeds.txt"), `${line}\n`);
}
