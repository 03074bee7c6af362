import { type Span, span } from "../text/span.ts";
import { cleanPath, trimSpace } from "./go-path.ts";
import { compileIgnorePattern } from "./ignore-matcher.ts";

/** A .dockerignore as BuildKit's client reads it. */
export interface IgnoreFile {
  readonly patterns: readonly IgnorePattern[];
  /** Each makes every build fail. */
  readonly problems: readonly IgnoreProblem[];
}

export interface IgnorePattern {
  /** Cleaned, with its `!`: what {@link IgnoreMatcher} takes. */
  readonly text: string;
  readonly exception: boolean;
  /** 0-based. */
  readonly line: number;
  /** The pattern as written, without the blanks around it. */
  readonly span: Span;
}

export interface IgnoreProblem {
  readonly kind: "lone-exception" | "bad-pattern";
  readonly line: number;
  readonly span: Span;
}

/** How the client that sends the build context spells paths. */
export type PathPlatform = "posix" | "win32";

/**
 * Total: what BuildKit refuses is a problem, and its pattern is left out.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function parseDockerignore(text: string, platform: PathPlatform = "posix"): IgnoreFile {
  const patterns: IgnorePattern[] = [];
  const problems: IgnoreProblem[] = [];
  for (const line of patternLines(text)) {
    const where = { line: line.number, span: line.span };
    const written = text.slice(line.span.start, line.span.end);
    const cleaned = cleanPattern(written, platform);
    if (cleaned === "!" || cleaned === "!/") problems.push({ kind: "lone-exception", ...where });
    else if (compileIgnorePattern(cleaned) === null)
      problems.push({ kind: "bad-pattern", ...where });
    else patterns.push({ text: cleaned, exception: cleaned.startsWith("!"), ...where });
  }
  return { patterns, problems };
}

/** What a {@link ContextRequest} takes. */
export function patternTexts(file: IgnoreFile): readonly string[] {
  return file.patterns.map((pattern) => pattern.text);
}

/**
 * The ignore files that count for a build, the first that exists alone: there is no merging.
 * Paths are as `/`-separated as the two given.
 */
export function ignoreFileCandidates(dockerfile: string, contextRoot: string): readonly string[] {
  const root = contextRoot.replace(/[\\/]+$/, "");
  return [`${dockerfile}.dockerignore`, `${root}/.dockerignore`];
}

interface PatternLine {
  readonly number: number;
  readonly span: Span;
}

function* patternLines(text: string): Generator<PatternLine> {
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let number = 0; start <= text.length; number += 1) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const raw = text.slice(start, end);
    const trimmed = trimSpace(raw);
    if (trimmed !== "" && !raw.startsWith("#")) {
      const from = start + raw.indexOf(trimmed);
      yield { number, span: span(from, from + trimmed.length) };
    }
    start = end + 1;
  }
}

function cleanPattern(written: string, platform: PathPlatform): string {
  const exception = written.startsWith("!");
  const body = exception ? trimSpace(written.slice(1)) : written;
  if (body === "") return exception ? "!" : "";
  const cleaned = cleanPath(platform === "win32" ? body.replaceAll("\\", "/") : body);
  const relative = cleaned.length > 1 && cleaned.startsWith("/") ? cleaned.slice(1) : cleaned;
  return exception ? `!${relative}` : relative;
}
