import { parseDockerignore, patternTexts } from "./dockerignore.ts";
import { IgnoreMatcher } from "./ignore-matcher.ts";

/** The line of an ignore file that leaves a file out of the build context. */
export interface IgnoringLine {
  /** 0-based. */
  readonly line: number;
  /** As written. */
  readonly pattern: string;
}

/**
 * Null where the file is part of the build context.
 *
 * @param path In the build context, `/` between names.
 */
export function ignoringLine(ignoreFile: string, path: string): IgnoringLine | null {
  const parsed = parseDockerignore(ignoreFile);
  const deciding = new IgnoreMatcher(patternTexts(parsed)).leavingOut(path);
  // Of two that say the same, the first is asked.
  const found = parsed.patterns.find(({ text }) => text === deciding);
  if (found === undefined) return null;
  const { line, span } = found;
  return { line, pattern: ignoreFile.slice(span.start, span.end) };
}
