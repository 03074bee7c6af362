import { readFileSync } from "node:fs";

/** Two builds of one Dockerfile, and what a real engine did in the second. */
export interface Scenario {
  readonly id: string;
  readonly note: string;
  readonly dockerfile: string;
  readonly files: Readonly<Record<string, ScenarioFile>>;
  readonly args: Readonly<Record<string, string>>;
  readonly options?: { readonly target?: string };
  readonly imageStore: "classic" | "containerd";
  /** What differs in the second build. */
  readonly change: {
    readonly dockerfile?: string;
    readonly args?: Readonly<Record<string, string>>;
    readonly files?: Readonly<Record<string, ScenarioChange>>;
  };
  readonly expect: readonly { readonly line: number; readonly state: string }[];
}

export type ScenarioFile = string | { readonly symlink: string };

export type ScenarioChange =
  | ScenarioFile
  | null
  | { readonly touch: true }
  | { readonly chmod: string }
  | { readonly dir: true }
  | { readonly content: string; readonly keepMtime: true };

export function readScenarios(): readonly Scenario[] {
  const file = new URL("../fixtures/scenarios.json", import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as readonly Scenario[];
}
