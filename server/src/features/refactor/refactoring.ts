import type { Message } from "../../text/message.ts";
import type { Edit } from "../../text/edit.ts";

/** A change of how a Dockerfile is written that does not change what a build makes of it. */
export interface Refactoring {
  readonly title: RefactoringTitle;
  readonly args: Message["args"];
  readonly edits: readonly Edit[];
}

export type RefactoringTitle =
  | "Split into {count} RUNs"
  | "Join {count} RUNs"
  | "Change to exec form"
  | "Change to shell form"
  | "Change to a heredoc"
  | "Change to commands joined by &&"
  | "Sort the packages";
