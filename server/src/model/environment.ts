import type { Instruction } from "../syntax/tree.ts";

/** Where a variable's value came from. */
export type VariableOrigin =
  | { readonly kind: "image" }
  /** Given with --build-arg; `instruction` is the ARG that declares it. */
  | { readonly kind: "build-arg"; readonly instruction: Instruction }
  | { readonly kind: "arg"; readonly instruction: Instruction }
  | { readonly kind: "env"; readonly instruction: Instruction }
  /** A platform argument that the builder fills in. */
  | { readonly kind: "automatic"; readonly instruction: Instruction };

export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly origin: VariableOrigin;
}

/**
 * What variables a step sees. Ordered by last assignment, as BuildKit keeps it: the order is part
 * of a RUN's cache key. Immutable.
 */
export class Environment {
  static readonly empty = new Environment([], new Set(), null);

  /** In the order that a RUN gets them. */
  readonly variables: readonly Variable[];
  /** Those that the image will hold, each in the place of its first assignment. */
  readonly #kept: readonly Variable[];
  /** Names of ARGs that are declared, with or without a value. */
  readonly declared: ReadonlySet<string>;
  /** Marks an image whose variables are not known: any other name may have a value from there. */
  readonly unknownBase: string | null;

  constructor(
    variables: readonly Variable[],
    declared: ReadonlySet<string>,
    unknownBase: string | null,
    kept: readonly Variable[] = [],
  ) {
    this.variables = variables;
    this.#kept = kept;
    this.declared = declared;
    this.unknownBase = unknownBase;
  }

  get(name: string): Variable | undefined {
    return this.variables.find((variable) => variable.name === name);
  }

  /** What a reference to the name stands for; a mark of its own where only the base knows. */
  lookup(name: string): string | undefined {
    const known = this.get(name)?.value;
    if (known !== undefined || this.unknownBase === null) return known;
    return unknownText(this.unknownBase, name);
  }

  set(name: string, value: string, origin: VariableOrigin): Environment {
    const others = this.variables.filter((variable) => variable.name !== name);
    const variable = { name, value, origin };
    const isKept = origin.kind === "env" || origin.kind === "image";
    return this.#with(
      [...others, variable],
      this.declared,
      isKept ? placed(this.#kept, variable) : this.#kept,
    );
  }

  /**
   * What a stage begins with that stands on this one's: BuildKit assigns what the image holds once
   * more, over ARGs of the same names and behind all others.
   */
  inherited(): Environment {
    const names = new Set(this.#kept.map(({ name }) => name));
    const others = this.variables.filter(({ name }) => !names.has(name));
    return this.#with([...others, ...this.#kept], this.declared, this.#kept);
  }

  declare(name: string): Environment {
    return this.#with(this.variables, new Set([...this.declared, name]), this.#kept);
  }

  #with(
    variables: readonly Variable[],
    declared: ReadonlySet<string>,
    kept: readonly Variable[],
  ): Environment {
    return new Environment(variables, declared, this.unknownBase, kept);
  }
}

/** Over an earlier one of its name, else at the end. */
function placed(variables: readonly Variable[], variable: Variable): readonly Variable[] {
  const at = variables.findIndex(({ name }) => name === variable.name);
  return at < 0 ? [...variables, variable] : variables.with(at, variable);
}

/** Stands for a text that only a base image knows: equal for the same image and name alone. */
export function unknownText(base: string, name: string): string {
  return `${UNKNOWN}${base.replaceAll("/", "!")}!${name}${UNKNOWN}`;
}

/** Whether a text contains what only a base image knows. */
export function isUnknownText(text: string): boolean {
  return text.includes(UNKNOWN);
}

/** What stands around the parts of a text that only a base image knows. */
export function splitUnknownTexts(text: string): readonly string[] {
  return text.split(UNKNOWN).filter((_, index) => index % 2 === 0);
}

const UNKNOWN = "\u0000";
