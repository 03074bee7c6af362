import fc from "fast-check";

/**
 * Dockerfiles that build, with all the forms that a Dockerfile may be written in. No step but FROM
 * is that of another file or stage, for an engine gives equal steps of builds at a time one name; the last stage, `out`, holds in /out what COPY and ADD made of
 * heredocs.
 */
export function buildableDockerfile(): fc.Arbitrary<string> {
  return fc
    .record({
      mark: fc.constantFrom("", "", "", "\ufeff"),
      newline: fc.constantFrom("\n", "\n", "\n", "\r\n"),
      directives: fc.constantFrom(
        "",
        "",
        "# escape=`\n",
        "#EsCaPe = `\n# check=skip=all\n",
        "# check=skip=all\n",
      ),
      nonce: fc.noBias(fc.nat(2 ** 30)),
      stages: fc.array(stageBody(), { minLength: 1, maxLength: 2 }),
      end: fc.constantFrom("", "\n", "\n", "\n# the end", " \\\n# never\n\n", "\n\n \t\n"),
    })
    .map(({ mark, newline, directives, nonce, stages, end }) => {
      const written = stages.map((body, index) => writeStage(body, index, nonce));
      const copies = stages.map((_, index) => `COPY --from=s${index} /out /out`).join("\n");
      const text = `${written.join("\n")}\nFROM scratch AS out\n${copies}${end}`;
      const escape = directives.includes("`") ? text.replaceAll(/\\([ \t]*\n)/g, "`$1") : text;
      return mark + (directives + escape).replaceAll("\n", newline);
    });
}

/** One for each stage, so that no two of them share a step. */
const BASES: readonly string[] = ["busybox:1.36", "alpine:3.20"];

type Form = (id: string, content: string) => string;

function stageBody(): fc.Arbitrary<readonly string[]> {
  const form = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...FILES) },
    { weight: 3, arbitrary: fc.constantFrom(...STEPS) },
    { weight: 3, arbitrary: fc.constantFrom(...SETTINGS) },
    { weight: 1, arbitrary: fc.constantFrom(...NOTHING) },
  );
  return fc
    .array(fc.tuple(form, body()), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.map(([write, content], index) => write(`ID${index}`, content)));
}

function writeStage(parts: readonly string[], index: number, nonce: number): string {
  const base = BASES[index] ?? "scratch";
  const from = [`FROM ${base} AS s${index}`, `from \\\n  ${base} \\\n # named\n  as S${index}`][
    parts.length % 2
  ];
  const first = `COPY <<EOF /out/s${index}/first\n${nonce}\nEOF`;
  const body = parts.join("\n").replaceAll("ID", `s${index}-`);
  return `${from ?? ""}\n${first}\nARG given=one\nENV set="a b" path=/x/y.tar.gz\n${body}`;
}

/** A heredoc's lines; none of them is the word that ends it. */
function body(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...BODY_LINES), { maxLength: 4 })
    .map((lines) => lines.map((line) => `${line}\n`).join(""));
}

const BODY_LINES: readonly string[] = [
  "",
  "plain",
  "# a comment",
  "\ttabs\tinside",
  "  blanks  ",
  "$given ${set} $none.",
  "${none:-d} ${given:+s} ${path##*/} ${path%.*} ${path//./_} ${none-$given}",
  "\\$given \\\\ \\x",
  "it's \"$set\" '$set'",
  "FROM scratch",
  "RUN <<EOF",
  "EOF ",
  " EOF",
  "continued \\",
  "`backtick`",
  "é 😀 \u00a0",
  "$",
  "a$",
  "$1 $- ${1}",
  "<<OTHER",
];

/** Files from heredocs. */
const FILES: readonly Form[] = [
  (id, content) => `COPY <<EOF /out/${id}/one\n${content}EOF`,
  (id, content) => `COPY <<"EOF" /out/${id}/one\n${content}EOF`,
  (id, content) => `COPY <<'EOF' <<-OTHER /out/${id}/\n${content}EOF\n${content}\tOTHER`,
  (id, content) =>
    `copy --chmod=644 \\\n  # why\n\n  <<-EOF \\\n  /out/${id}/one\n\t${content}\t\tEOF`,
  (id, content) => `ADD <<EOF /out/${id}/\n${content}EOF`,
  (id, content) => `ADD --chown=1:1 <<-"EOF" /out/${id}/one\n${content}\tEOF`,
  (id, content) => `\tCOPY\t<<E"O"F\t/out/${id}/one\n${content}EOF`,
  (id, content) => `COPY <<A <<B <<'C' /out/${id}/\n${content}A\nB\n${content}C`,
  (id) => `COPY <<EOF /out/${id}/empty\nEOF`,
];

/** Other steps. What RUN gets ends in a comment line, so that Windows line ends do no harm. */
const STEPS: readonly Form[] = [
  () => "RUN true",
  () => "RUN true \\\n  && true",
  () => "run true \\\n# between\n\n   \n  && true",
  () => "RUN \\\n\ttrue \\ \t\n  ;",
  () => 'RUN ["true"]',
  () => 'RUN [ "true", \\\n  "\\u0061 b" ]',
  () => "RUN [ 1 = 1 ] && true",
  () => "RUN ['true'] || true",
  () => "RUN --network=none true",
  (id) => `RUN --network=none \\\n  # why\n  --mount=type=tmpfs,target=/t-${id} \\\n  true`,
  () => "RUN -- true",
  () => "RUN <<EOF\n# nothing\nEOF",
  () => "RUN <<'EOF'\n# $given\n# \nEOF",
  () => "RUN <<-EOF cat >/dev/null\n\ta\n\tEOF",
  () => "RUN cat >/dev/null <<A && cat <<'B C'\na\nA\nb\nB C",
  () => "RUN cat >/dev/null <<EOF\na\nEOF",
  () => "RUN cat 3<<EOF <&3 >/dev/null\na\nEOF",
  () => "RUN cat << EOF >/dev/null\na\nEOF",
  () => "RUN echo '<<EOF' \"<<EOF\" $((1<<2)) >/dev/null",
  (id) => `WORKDIR /w/${id}`,
  (id) => `workdir \\\n  /w/${id} a`,
  (id) => `WORKDIR /w/$given/${id}`,
  (id) => `COPY ["file", "/copied/${id}/"]`,
  (id) => `COPY --chown=1:1 \\\n  file \\\n  # why\n  /copied/${id}`,
  (id) => `ADD file /added/${id}`,
  () => "COPY [file] /",
];

/** What makes no step. */
const SETTINGS: readonly Form[] = [
  () => "ARG given=two other",
  () => "ENV set=changed \\\n  more='c d'",
  () => "ENV legacy with  blanks",
  () => 'LABEL a=b "c d"=e',
  () => "EXPOSE 80 443/tcp",
  () => "USER root",
  () => 'VOLUME ["/v"]',
  () => 'CMD ["a"]',
  () => "CMD a <<EOF",
  () => "ENTRYPOINT a \\\n  b",
  () => 'SHELL ["/bin/sh", "-c"]',
  () => "STOPSIGNAL SIGTERM",
  () => "MAINTAINER someone",
  () => "HEALTHCHECK --interval=5s \\\n  --retries=3 CMD true",
  () => "HEALTHCHECK NONE",
  () => "ONBUILD RUN true",
  () => "ONBUILD RUN <<EOF\nRUN false\nEOF",
  () => "ONBUILD \\\n  COPY <<A <<B /x/\nA\nRUN false\nB",
];

const NOTHING: readonly Form[] = [
  () => "",
  () => "  \t",
  () => "# a comment \\",
  () => "   # an indented comment",
  () => "# escape=x",
];
