/**
 * What is known of variables at one point of a script: whether a value is one word without a
 * pattern. What is not named may be anything.
 */
export class VariableValues {
  readonly #own: Map<string, boolean>;
  /** Where what is not in here is looked up; it does not change while a fork is in use. */
  readonly #outer: VariableValues | null;
  /** False behind `exit`: what follows does not run. */
  isReached = true;

  constructor(
    clean: Iterable<readonly [string, boolean]> = [],
    outer: VariableValues | null = null,
  ) {
    this.#own = new Map(clean);
    this.#outer = outer;
  }

  isClean(name: string): boolean {
    return this.#own.get(name) ?? this.#outer?.isClean(name) ?? ALWAYS_CLEAN.has(name);
  }

  set(name: string, isClean: boolean): void {
    this.#own.set(name, isClean);
  }

  /** For what may not run, or runs in a process of its own. */
  fork(): VariableValues {
    const fork = new VariableValues([], this);
    fork.isReached = this.isReached;
    return fork;
  }

  /** Goes on with what holds whichever of the ways, forks of this, was taken. */
  become(ways: readonly VariableValues[]): void {
    const reached = ways.filter(({ isReached }) => isReached);
    this.isReached = reached.length > 0;
    for (const name of new Set(reached.flatMap((way) => [...way.#own.keys()]))) {
      const isClean = reached.every((way) => way.isClean(name));
      this.#own.set(name, isClean);
    }
  }

  /** What was set since it was forked. */
  changes(): readonly (readonly [string, boolean])[] {
    return [...this.#own];
  }
}

/** Numbers that the shell keeps itself. */
const ALWAYS_CLEAN: ReadonlySet<string> = new Set(
  "# ? $ ! - BASHPID COLUMNS EPOCHSECONDS EUID HISTCMD LINENO LINES OPTIND PPID RANDOM SECONDS SHLVL SRANDOM UID".split(
    " ",
  ),
);
