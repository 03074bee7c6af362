import { type Accepts, codeOf, type Node, parseGoRegExp } from "./go-regexp-syntax.ts";

/**
 * The part of Go's regular expressions that a .dockerignore pattern can turn into, in time
 * linear in the text. JavaScript's own backtrack: a hostile pattern could hang the server.
 *
 * Known: literals, `.`, classes, `\d\s\w` and their opposites, `( )`, `|`, `* ?` and `{n,m}`,
 * `^` and `$`. Not known, and so refused: `\p{…}`, octal and hex escapes, `\Q…\E`.
 *
 * @see https://pkg.go.dev/regexp/syntax
 */
export interface LinearRegExp {
  /** Is there a match anywhere in the text? */
  test(text: string): boolean;
}

/** Null where Go refuses the expression. */
export function compileGoRegExp(source: string): LinearRegExp | null {
  const node = parseGoRegExp(source);
  if (node === null) return null;
  const program: Instruction[] = [];
  const fits = emit(node, program);
  if (!fits) return null;
  program.push({ op: "match" });
  const automaton = new Automaton(program);
  return { test: (text) => automaton.test(text) };
}

type Instruction =
  | { readonly op: "one"; readonly accepts: Accepts }
  | { op: "split"; first: number; second: number }
  | { op: "jump"; to: number }
  | { readonly op: "start" | "end" | "never" | "match" };

/** Far above any real pattern; what a hostile one may cost is bounded by these. */
const maximumProgram = 5000;
const maximumStates = 200;

/** False where the program would become too long; Go has such a bound too, a higher one. */
function emit(node: Node, program: Instruction[]): boolean {
  if (program.length > maximumProgram) return false;
  switch (node.kind) {
    case "one":
      program.push({ op: "one", accepts: node.accepts });
      return true;
    case "sequence":
      return node.parts.every((part) => emit(part, program));
    case "either":
      return emitEither(node.branches, program);
    case "repeat":
      return emitRepeat(node.of, node.low, node.high, program);
    default:
      program.push({ op: node.kind });
      return true;
  }
}

function emitEither(branches: readonly Node[], program: Instruction[]): boolean {
  const jumps: { to: number }[] = [];
  for (const [index, branch] of branches.entries()) {
    if (index === branches.length - 1) {
      if (!emit(branch, program)) return false;
      break;
    }
    const split = { op: "split" as const, first: program.length + 1, second: 0 };
    program.push(split);
    if (!emit(branch, program)) return false;
    const jump = { op: "jump" as const, to: 0 };
    program.push(jump);
    jumps.push(jump);
    split.second = program.length;
  }
  for (const jump of jumps) jump.to = program.length;
  return true;
}

function emitRepeat(of: Node, low: number, high: number, program: Instruction[]): boolean {
  for (let count = 0; count < low; count += 1) if (!emit(of, program)) return false;
  if (high === Infinity) {
    const split = { op: "split" as const, first: program.length + 1, second: 0 };
    const start = program.push(split) - 1;
    if (!emit(of, program)) return false;
    program.push({ op: "jump", to: start });
    split.second = program.length;
    return true;
  }
  for (let count = low; count < high; count += 1) {
    const split = { op: "split" as const, first: program.length + 1, second: 0 };
    program.push(split);
    if (!emit(of, program)) return false;
    split.second = program.length;
  }
  return true;
}

interface State {
  /** Places in the program that wait for a character, or for the end of the text. */
  readonly threads: readonly number[];
  readonly matched: boolean;
  readonly next: Map<number, State>;
}

/** Runs a program over all its threads at once, and remembers each set of threads as a state. */
class Automaton {
  readonly #program: readonly Instruction[];
  readonly #states = new Map<string, State>();
  readonly #anchored: boolean;
  #initial: State | null = null;

  constructor(program: readonly Instruction[]) {
    this.#program = program;
    this.#anchored = program[0]?.op === "start";
  }

  test(text: string): boolean {
    this.#initial ??= this.#state(this.#close([0], true, false));
    let state = this.#initial;
    for (const character of text) {
      if (state.matched) return true;
      if (state.threads.length === 0 && this.#anchored) return false;
      const code = codeOf(character);
      let next = state.next.get(code);
      if (next === undefined) {
        next = this.#step(state, code);
        state.next.set(code, next);
      }
      state = next;
    }
    return (
      state.matched || this.#close(state.threads, text === "", true).has(this.#program.length - 1)
    );
  }

  #step(state: State, code: number): State {
    const starts: number[] = [];
    for (const thread of state.threads) {
      const instruction = this.#program[thread];
      if (instruction?.op === "one" && instruction.accepts(code)) starts.push(thread + 1);
    }
    // A search may also begin here.
    starts.push(0);
    return this.#state(this.#close(starts, false, false));
  }

  #close(starts: readonly number[], atStart: boolean, atEnd: boolean): ReadonlySet<number> {
    const seen = new Set<number>();
    const waiting = [...starts];
    for (let thread = waiting.pop(); thread !== undefined; thread = waiting.pop()) {
      if (seen.has(thread)) continue;
      seen.add(thread);
      const instruction = this.#program[thread];
      if (instruction === undefined) continue;
      if (instruction.op === "jump") waiting.push(instruction.to);
      else if (instruction.op === "split") waiting.push(instruction.first, instruction.second);
      else if (instruction.op === "start" && atStart) waiting.push(thread + 1);
      else if (instruction.op === "end" && atEnd) waiting.push(thread + 1);
    }
    return seen;
  }

  #state(closed: ReadonlySet<number>): State {
    const threads = [...closed]
      .filter((thread) => ["one", "end", "match"].includes(this.#program[thread]?.op ?? ""))
      .sort((a, b) => a - b);
    const key = threads.join();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= maximumStates) {
      this.#states.clear();
      this.#initial = null;
    }
    const matched = closed.has(this.#program.length - 1);
    const state: State = { threads, matched, next: new Map() };
    this.#states.set(key, state);
    return state;
  }
}
