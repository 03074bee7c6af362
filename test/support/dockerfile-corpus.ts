import fc from "fast-check";

/** Any text that looks somewhat like a Dockerfile: whole lines, pieces, and noise. */
export function anyDocument(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fragments(60) },
    { weight: 4, arbitrary: mutated(document()) },
    { weight: 1, arbitrary: fragments(4) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
  );
}

/** A Dockerfile of ordinary lines in any order; most of them would build. */
export function document(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(fc.constantFrom(...DIRECTIVES), { maxLength: 2 }),
      fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 25 }),
      fc.constantFrom("\n", "\n", "\n", "\r\n"),
      fc.constantFrom("", "", "", "\ufeff"),
    )
    .map(([directives, lines, newline, mark]) => {
      const text = `${[...directives, ...lines].join("\n")}\n`;
      return mark + text.replaceAll("\n", newline);
    });
}

/** A document with a few things cut out, put in, doubled or cut off. */
export function mutated(documents: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.record({
    kind: fc.constantFrom("insert", "delete", "double", "truncate", "swap"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(12),
    piece: fc.constantFrom(...PIECES),
  });
  return fc
    .tuple(documents, fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) => changes.reduce(applyChange, text));
}

interface Change {
  readonly kind: string;
  readonly at: number;
  readonly length: number;
  readonly piece: string;
}

function applyChange(text: string, { kind, at, length, piece }: Change): string {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + length);
  const before = text.slice(0, start);
  switch (kind) {
    case "insert":
      return before + piece + text.slice(start);
    case "delete":
      return before + text.slice(end);
    case "double":
      return before + text.slice(start, end) + text.slice(start);
    case "truncate":
      return before;
    default:
      return before + piece + text.slice(end);
  }
}

function fragments(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...PIECES, ...KEYWORDS), { maxLength })
    .map((pieces) => pieces.join(""));
}

const KEYWORDS =
  "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR copy Run FOO".split(
    " ",
  );

/** What a Dockerfile's meaning hangs on, one at a time. */
const PIECES: readonly string[] = [
  ..."\n|\n|\r\n|\r| | |\t|\\|\\\n|\\ \n|`|`\n|#|# |\"|'|$|${|}|[|]|,|=|:|-|--|<|<<|<<-|\\\\|/|.|\v|\f|\u00a0|\ufeff|\0|é|😀|\ud800|;|&&|||".split(
    "|",
  ),
  "<<EOF",
  " <<EOF",
  "<< EOF",
  "<<-'A B'",
  '3<<"X"',
  "EOF\n",
  "\nEOF\n",
  "\n\tEOF\n",
  "X\n",
  "A B\n",
  '["a", "b"]',
  '["',
  "--from=",
  "--mount=type=cache,target=/x",
  "--chown=1:1 ",
  "--interval=3s ",
  " AS ",
  "CMD ",
  "NONE",
  "# escape=`\n",
  "# syntax=x\n",
  "# check=skip=all\n",
  "a=b",
  " name value",
  "${x:-y}",
  "$x",
  "word",
];

const DIRECTIVES: readonly string[] = [
  "# escape=`",
  "# escape=\\",
  "# syntax=docker/dockerfile:1",
  "# check=skip=all;error=true",
  "#   EsCape =  `  ",
  "# just a comment",
  "",
];

const LINES: readonly string[] = [
  "FROM busybox:1.36 AS base",
  "from --platform=linux/amd64 busybox:1.36",
  "FROM base",
  "",
  "   ",
  "# a comment",
  "\t# an indented comment",
  "ARG VERSION=1 NAME",
  'ENV A=b C="d e" F=g\\ h',
  "ENV LEGACY value with blanks",
  'LABEL "a b"="c" \\\n      d=e',
  "RUN echo one && \\\n    echo two",
  "RUN echo one \\\n# between\n\n  && echo two",
  'RUN ["sh", "-c", "echo \\"x\\""]',
  "RUN [ -f /etc/passwd ] && true",
  "RUN ['not', 'json']",
  "RUN --mount=type=cache,target=/x --network=none true",
  "RUN <<EOF\necho a\nEOF",
  "RUN <<-EOF cat <<'OTHER'\n\techo $a\n\tEOF\nbody\nOTHER",
  "RUN cat 3<<EOF <<X\na\nEOF\nb\nX",
  "RUN bash -c 'cat <<EOF'",
  'RUN echo "unbalanced',
  "RUN cat <<<word",
  "RUN echo $((1<<2))",
  'COPY --chown=1:1 --link a "b c" /d/',
  'COPY ["a b", "/c/"]',
  "COPY <<A <<B /x/\none\nA\ntwo\nB",
  "COPY --from=base /a \\\n  /b",
  "ADD --checksum=sha256:00 https://example.com/x /y",
  "ADD <<'EOF' /z\n$raw\nEOF",
  "WORKDIR /a b",
  "USER nobody:nobody",
  "EXPOSE 80 443/tcp 5000-5010/udp",
  'VOLUME ["/data", "/more"]',
  "VOLUME /data /more",
  'SHELL ["/bin/sh", "-c"]',
  "STOPSIGNAL SIGTERM",
  "MAINTAINER someone",
  "HEALTHCHECK --interval=5s --retries=3 CMD true",
  'HEALTHCHECK CMD ["true"]',
  "HEALTHCHECK NONE",
  "ONBUILD COPY a b",
  "ONBUILD RUN <<EOF\nx\nEOF",
  'ONBUILD RUN ["a"]',
  'ENTRYPOINT ["/x"]',
  "CMD x y",
  "WHAT is this",
  "RUN echo `date` `\n  more",
  "\\",
];
