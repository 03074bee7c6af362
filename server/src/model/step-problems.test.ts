import { describe, expect, it } from "vitest";
import type { ImageFacts } from "../platform/host.ts";
import { parseDockerfile } from "../syntax/parse.ts";
import { spanText } from "../text/span.ts";
import { buildInputs, evaluate } from "./evaluate.ts";
import { buildModel } from "./model.ts";
import { modelProblems } from "./problems.ts";

const FACTS: ImageFacts = {
  id: "",
  layers: [],
  env: ["PATH=/bin"],
  user: "",
  workdir: "",
  shell: [],
  onbuild: [],
};

/** What is wrong with a Dockerfile whose `base` image is known, a problem a line. */
function problemsOf(text: string): string {
  const dockerfile = parseDockerfile(text);
  const images = new Map([["docker.io/library/base:latest", FACTS]]);
  const problems = modelProblems(evaluate(buildModel(dockerfile), buildInputs({ images })));
  return problems
    .map(({ message, span }) => `${message.id} ${JSON.stringify(spanText(text, span))}`)
    .join("\n");
}

describe("a step that a build refuses", () => {
  it.each([
    ["ENV a=${b:!c}", 'expansion-failed "${b:!c}"'],
    ["ENV a=${b:?no}", 'expansion-failed "${b:?no}"'],
    ["ENV a='b", `expansion-failed "'b"`],
    ["COPY --chown=${a:!b} c d", 'expansion-failed "${a:!b}"'],
    ["COPY <<A /b\n${c:!d}\nA", 'expansion-failed "<<A"'],
    ["EXPOSE 80 foo", 'invalid-port "foo"'],
    ["ARG a=foo\nEXPOSE $a", 'invalid-port "$a"'],
    ["STOPSIGNAL FOO", 'invalid-signal "FOO"'],
    ["STOPSIGNAL $none", 'invalid-signal "$none"'],
    ["VOLUME /a $none", 'blank-volume "$none"'],
    ["COPY --chmod=888 a b", 'invalid-mode "888"'],
    ["COPY --chmod=rwx a b", 'invalid-mode "rwx"'],
    ["COPY http://a/b c", 'copy-url "http://a/b"'],
    ["COPY git@a:b/c d", 'copy-url "git@a:b/c"'],
    ["ADD --checksum=sha256:0 a b", 'checksum-remote "sha256:0"'],
    ["ADD --checksum=sha256:0 http://a/b c", 'invalid-checksum "sha256:0"'],
    ["ADD --checksum=sha256:0 http://a http://b c/", 'checksum-one-source "sha256:0"'],
    ["COPY --from=9 a b", 'unknown-stage-index "9"'],
    ["COPY --from=-1 a b", 'unknown-stage-index "-1"'],
    ["COPY --from=A/B a b", 'invalid-source-image "A/B"'],
    ["RUN --mount=from=A/B,target=/x a", 'invalid-source-image "from=A/B,target=/x"'],
    ["RUN --mount=type=cache a", 'mount-root-target "type=cache"'],
    ["RUN --mount=target=. a", 'mount-root-target "target=."'],
    ["ARG a=foo\nRUN --mount=type=$a,target=/x b", 'mount-unknown-type "type=$a,target=/x"'],
    ["RUN --mount=type=cache,target=${a:!b} c", 'expansion-failed "type=cache,target=${a:!b}"'],
  ])("%s", (lines, problems) => {
    expect(problemsOf(`FROM base\n${lines}\n`)).toBe(problems);
  });

  it("takes files from a stage that comes later", () => {
    expect(problemsOf("FROM base\nCOPY --from=b c d\nFROM base AS b\n")).toBe('later-stage "b"');
  });

  it("has a trigger that is broken, once a stage begins with it", () => {
    const parent = "FROM base AS a\nONBUILD EXPOSE foo\nONBUILD BAR\n";
    expect([problemsOf(parent), problemsOf(`${parent}FROM a\n`)]).toEqual([
      "",
      'invalid-port "foo"\nunknown-instruction "BAR"',
    ]);
  });
});

describe("a step that a build takes", () => {
  it.each([
    "WORKDIR /a\nRUN --mount=type=cache b",
    "RUN --mount=type=secret,id=a b",
    "RUN --mount=type=cache,target=/a/.. b",
    "COPY --chmod=u+rX,g=u,o= a b",
    "COPY --chmod=$none a b",
    "COPY --from=scratch a b",
    "COPY --from=other:1 a b",
    "COPY <<'A' /b\n${c:!d}\nA",
    "ADD http://a/b c",
    "RUN ${a:!b}",
    "EXPOSE $none",
    "EXPOSE 80 81/udp",
    "STOPSIGNAL ${a:-SIGTERM}",
  ])("%s", (lines) => {
    expect(problemsOf(`FROM base\n${lines}\n`)).toBe("");
  });

  it.each([
    "ENV a=${b:?no}",
    "VOLUME $b",
    "STOPSIGNAL $b",
    "RUN --mount=type=cache a",
    "EXPOSE $b",
  ])("as far as can be told without knowing the image: %s", (lines) => {
    expect(problemsOf(`FROM unknown\n${lines}\n`)).toBe("");
  });
});
