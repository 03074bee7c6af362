/** What somebody does with a step, in the picture or in the table. Lines are 1-based. */
export interface StepEvents {
  /** Null where nothing is pointed at any more. */
  readonly point: (line: number | null) => void;
  readonly reveal: (line: number) => void;
}
