/** Goes with each problem that the server tells, for a client that compares it with others' problems. */
export interface ProblemData {
  /** What other tools call it. */
  readonly aliases: readonly string[];
  /** 0-based: where tools that know no exact place put it. */
  readonly instructionLine: number;
}
