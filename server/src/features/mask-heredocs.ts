import type { Dockerfile } from "../syntax/tree.ts";
import type { Span } from "../text/span.ts";

/**
 * The text with its heredocs blanked, of the same length and with the same lines: for a library
 * that reads their markers and bodies otherwise than a build does.
 */
export function maskHeredocs(dockerfile: Dockerfile): string {
  const { text, instructions } = dockerfile;
  let masked = "";
  let position = 0;
  for (const { marker, body, terminator } of instructions.flatMap(({ heredocs }) => heredocs)) {
    for (const span of [marker, body, terminator].filter((each) => each !== null)) {
      // Several markers on a line stand before the first of their bodies.
      if (span.start < position) {
        masked = blank(masked, span);
        continue;
      }
      masked += text.slice(position, span.start) + blanked(text.slice(span.start, span.end));
      position = span.end;
    }
  }
  return masked + text.slice(position);
}

/** Whether an offset lies in a heredoc's body, where nothing of a Dockerfile can stand. */
export function isInHeredoc(dockerfile: Dockerfile, offset: number): boolean {
  return dockerfile.instructions
    .flatMap(({ heredocs }) => heredocs)
    .some(({ body, terminator }) => body.start <= offset && offset <= (terminator ?? body).end);
}

function blank(text: string, { start, end }: Span): string {
  return text.slice(0, start) + blanked(text.slice(start, end)) + text.slice(end);
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
