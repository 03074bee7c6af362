import type { Dialect, ScriptFacts } from "./script-facts.ts";

/** Reads shell scripts. All offsets count from the script's start. */
export interface Shell {
  /** The simple commands of a script in the order of the text, those inside others too. */
  commands(script: string): readonly ScriptCommand[];
  /** Where the signs of its pipes stand, in the order of the text. */
  pipes(script: string): readonly ScriptPipe[];
  /** Everything that can be asked of it; `clean` are variables known to hold one word. */
  facts(script: string, dialect: Dialect, clean: readonly string[]): ScriptFacts;
}

/** A `|` or `|&` between two commands. */
export interface ScriptPipe {
  readonly start: number;
  readonly end: number;
  /** The name of the command before it; null where that is more than a simple command. */
  readonly from: string | null;
}

export interface ScriptCommand {
  /** Its name first. */
  readonly words: readonly ScriptWord[];
  readonly start: number;
  readonly end: number;
  /** The name of the command whose output it reads through a pipe. */
  readonly pipedFrom: string | null;
  readonly lead: Lead | null;
}

/** A command that the script's own shell runs before any other, but for `set`. */
export interface Lead {
  /** What stands between it and the rest; null where it is all there is. */
  readonly operator: "&&" | "||" | ";" | null;
  /** Where the rest begins. */
  readonly restStart: number;
}

export interface ScriptWord {
  /** Without quotes and escapes; variables stay as written. */
  readonly text: string;
  /** Nothing in it is replaced when the script runs. */
  readonly literal: boolean;
  readonly start: number;
  readonly end: number;
}
