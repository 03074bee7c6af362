import type { Dockerfile } from "../syntax/tree.ts";

/**
 * Which shell hadolint's `# hadolint shell=…` says a RUN is for: it holds from the comment on to
 * the next FROM or SHELL, for images whose own shell cannot be told from the file. Null where no
 * such comment holds.
 *
 * @see https://github.com/hadolint/hadolint#non-posix-shells
 */
export function shellPragmas({
  comments,
  instructions,
}: Dockerfile): (offset: number) => readonly string[] | null {
  const pragmas = comments.flatMap(({ span, text }) => {
    const shell = PRAGMA.exec(text)?.[1];
    return shell === undefined ? [] : [{ start: span.start, shell: [shell] }];
  });
  if (pragmas.length === 0) return () => null;
  return (offset) => {
    const pragma = pragmas.findLast(({ start }) => start < offset);
    if (pragma === undefined) return null;
    const between = instructions.filter(
      ({ span }) => span.start > pragma.start && span.start < offset,
    );
    // Above a FROM it is for the stage that begins there.
    const ends = between.some(
      ({ keyword }, index) => keyword === "SHELL" || (keyword === "FROM" && index > 0),
    );
    return ends ? null : pragma.shell;
  };
}

const PRAGMA = /^hadolint\s+shell\s*=\s*(\S+)/;
