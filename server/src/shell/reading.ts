import type {
  AssignmentFact,
  CommandFact,
  ConstructFact,
  ConstructKind,
  Dialect,
  ExpansionFact,
  LoopFact,
  NumberFact,
  Place,
  ScriptFacts,
  TestFact,
  WordFact,
} from "./script-facts.ts";
import type { ShellNode } from "./shell-node.ts";
import { VariableValues } from "./variable-values.ts";

/** What is gathered while a script's tree is read, and what is known where the reading stands. */
export class Reading {
  readonly commands: CommandFact[] = [];
  readonly words: WordFact[] = [];
  readonly expansions: ExpansionFact[] = [];
  readonly assignments: AssignmentFact[] = [];
  readonly reads = new Set<string>();
  readonly numbers: NumberFact[] = [];
  readonly tests: TestFact[] = [];
  readonly loops: LoopFact[] = [];
  readonly constructs: ConstructFact[] = [];
  readonly functions = new Map<string, readonly (readonly [string, boolean])[]>();
  exitsOnError = false;
  /** The commands of the substitution that is being read, those in inner ones left out. */
  direct: CommandFact[] = [];
  values: VariableValues;

  constructor(
    readonly text: string,
    readonly dialect: Dialect,
    clean: readonly string[],
    /** Reads the statements in a substitution; the commands that stand directly in it. */
    readonly readStatements: (reading: Reading, nodes: readonly ShellNode[]) => CommandFact[],
  ) {
    this.values = new VariableValues(clean.map((name) => [name, true] as const));
  }

  textOf({ start, end }: Place): string {
    return this.text.slice(start, end);
  }

  construct(kind: ConstructKind, { start, end }: Place): void {
    this.constructs.push({ kind, start, end, text: this.text.slice(start, end) });
  }

  assign(assignment: AssignmentFact, isClean: boolean): void {
    this.assignments.push(assignment);
    if (assignment.by !== "prefix") this.values.set(assignment.name, isClean);
  }

  facts(syntaxErrors: ScriptFacts["syntaxErrors"]): ScriptFacts {
    return {
      text: this.text,
      dialect: this.dialect,
      syntaxErrors,
      commands: this.commands.sort(byPlace),
      words: this.words.sort(byPlace),
      expansions: this.expansions.sort(byPlace),
      assignments: this.assignments.sort(byPlace),
      reads: this.reads,
      numbers: this.numbers.sort(byPlace),
      tests: this.tests.sort(byPlace),
      loops: this.loops.sort(byPlace),
      constructs: this.constructs.sort(byPlace),
      exitsOnError: this.exitsOnError,
    };
  }
}

function byPlace(a: Place, b: Place): number {
  return a.start - b.start || b.end - a.end;
}
