import type { ContentSymbol } from "./content-symbol.ts";
import type { FileState } from "./file-state.ts";
import type { PlannedStep } from "./plan.ts";

/** A step that an earlier build executed or took from cache. */
export interface RememberedStep {
  readonly step: PlannedStep;
  readonly definition: string;
  /** The key of what it stood on. */
  readonly parent: string;
  readonly key: string;
  /** What it took from elsewhere: for each place, the content of each source. */
  readonly taken: readonly (readonly ContentSymbol[])[];
  /** The files after it. */
  readonly files: FileState;
  /** False where it may have stood on something else, as only its base image knows. */
  readonly certain: boolean;
}

/** Every step of the builds that are kept: a builder forgets none of them by building another. */
export class Memory {
  readonly #above = new Map<string, RememberedStep[]>();
  readonly #bases = new Set<string>();

  rememberStep(step: RememberedStep): void {
    const known = this.#above.get(step.parent) ?? [];
    const text = identityOf(step);
    if (known.some((other) => identityOf(other) === text)) return;
    this.#above.set(step.parent, [...known, step]);
  }

  rememberBase(key: string): void {
    this.#bases.add(key);
  }

  /** Everything that was done on these files. */
  stepsOn(parent: string): readonly RememberedStep[] {
    return this.#above.get(parent) ?? [];
  }

  /** The same, on whatever files. */
  stepsDoing(definition: string): readonly RememberedStep[] {
    return [...this.#above.values()].flat().filter((step) => step.definition === definition);
  }

  knowsBase(key: string): boolean {
    return this.#bases.has(key);
  }
}

/** Two builds of the same leave the same, unless what they took may differ behind a link. */
function identityOf({ definition, key, taken, certain }: RememberedStep): string {
  const around = taken.map((symbols) => symbols.map(({ apart, mayLink }) => [apart, mayLink]));
  return JSON.stringify([definition, key, around, certain]);
}
