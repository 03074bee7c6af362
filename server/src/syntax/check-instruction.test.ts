import { describe, expect, it } from "vitest";
import { dumpProblems } from "./dump.ts";

describe("an instruction that a build refuses", () => {
  it.each([
    ["RUM a", '1:1 unknown-instruction-suggestion "RUM"'],
    ["XYZZY a", '1:1 unknown-instruction "XYZZY"'],
    ["RUN --mont=a b", '1:7 unknown-flag-suggestion "mont"'],
    ["WORKDIR --x /a", '1:9 unknown-flag "--x"'],
    ["COPY --CHOWN=1 a b", '1:8 unknown-flag-suggestion "CHOWN"'],
    ["COPY --link --link a b", '1:13 duplicate-flag "--link"'],
    ["COPY --chown a b", '1:6 missing-flag-value "--chown"'],
    ["COPY --link= a b", '1:6 missing-flag-value "--link="'],
    ["COPY --link=1 a b", '1:13 invalid-boolean-flag "1"'],
    ["COPY --from=$A a b", '1:13 from-variable "$A"'],
    ["RUN --network=HOST a", '1:15 invalid-flag-value "HOST"'],
    ["RUN --device=a b", '1:5 flag-needs-syntax "--device=a"'],
    ["RUN [1]", '1:5 json-not-strings "[1]"'],
    ['RUN ["a", null]', '1:5 json-not-strings "[\\"a\\", null]"'],
    ["ONBUILD CMD [{}]", '1:13 json-not-strings "[{}]"'],
    ["FROM", '1:1 from-arguments "FROM"'],
    ["FROM a b", '1:8 from-arguments "b"'],
    ["FROM a AS", '1:8 from-arguments "AS"'],
    ["FROM a AS b c", '1:8 from-arguments "AS b c"'],
    ["FROM a AS 1b", '1:11 invalid-stage-name "1b"'],
    ["FROM a AS b$c", '1:11 invalid-stage-name "b$c"'],
    ["COPY a", '1:6 missing-destination "a"'],
    ["ADD", '1:1 missing-destination "ADD"'],
    ["ENV", '1:1 missing-argument "ENV"'],
    ["ENV a", '1:5 two-arguments "a"'],
    ["LABEL a=b c", '1:11 missing-equals "c"'],
    ["ENV =a", '1:5 blank-name "=a"'],
    ["ARG =a", '1:5 blank-name "=a"'],
    ["ARG", '1:1 missing-argument "ARG"'],
    ["ARG --a=b", '1:1 missing-argument "ARG"\n1:5 unknown-flag (fine) "--a=b"'],
    ["USER", '1:1 one-argument "USER"'],
    ["EXPOSE", '1:1 missing-argument "EXPOSE"'],
    ["VOLUME []", '1:1 missing-argument "VOLUME"'],
    ['VOLUME ["a", " "]', '1:14 empty-volume "\\" \\""'],
    ["SHELL []", '1:1 missing-argument "SHELL"'],
    ["SHELL a", '1:7 shell-not-json "a"'],
    ["ONBUILD", '1:1 missing-argument "ONBUILD"'],
    ["ONBUILD ONBUILD RUN a", '1:9 onbuild-chain "ONBUILD"'],
    ["ONBUILD FROM a", '1:9 onbuild-trigger "FROM"'],
    ["HEALTHCHECK", '1:1 missing-argument "HEALTHCHECK"'],
    ["HEALTHCHECK FOO a", '1:13 health-unknown-type "FOO"'],
    ["HEALTHCHECK NONE a", '1:13 health-none-arguments "NONE a"'],
    ["HEALTHCHECK CMD", '1:13 health-missing-command "CMD"'],
    ["HEALTHCHECK CMD []", '1:13 health-missing-command "CMD"'],
    ["HEALTHCHECK --interval=5 CMD a", '1:24 invalid-duration "5"'],
    ["HEALTHCHECK --interval=1us CMD a", '1:24 invalid-duration "1us"'],
    ["HEALTHCHECK --interval=-1s CMD a", '1:24 invalid-duration "-1s"'],
    ["HEALTHCHECK --interval=1000µs CMD a", '1:24 invalid-duration "1000µs"'],
    ["HEALTHCHECK --interval=9999999h CMD a", '1:24 invalid-duration "9999999h"'],
    ["HEALTHCHECK --retries=x CMD a", '1:23 invalid-number "x"'],
    ["HEALTHCHECK --retries=-1 CMD a", '1:23 invalid-number "-1"'],
    ["HEALTHCHECK --retries=2147483648 CMD a", '1:23 invalid-number "2147483648"'],
  ])("%s", (text, problems) => {
    expect(dumpProblems(text)).toBe(problems);
  });
});

describe("an instruction that a build takes", () => {
  it.each([
    "RUN",
    "RUN []",
    "RUN -- --x",
    "CMD",
    "ENTRYPOINT []",
    "RUN [1e999]",
    "COPY --link=FALSE a b",
    "COPY --exclude=a --exclude=b c d",
    "COPY --from=a$ b c",
    "FROM a As B_c.d-e",
    "ENV a b",
    'ENV a=""',
    "VOLUME $a",
    "HEALTHCHECK --interval=1h2m3.5s --retries=-0 CMD a",
    "HEALTHCHECK --interval=0 CMD a",
    "HEALTHCHECK --interval= --retries= cmd a",
    "HEALTHCHECK --whatever none",
    "ONBUILD COPY a",
    "ONBUILD FOO",
    "STOPSIGNAL 9",
    "# syntax=a\nRUN --device=b c",
    "# syntax=a\nCOPY --parents b c",
  ])("%s", (text) => {
    expect(dumpProblems(text)).toBe("");
  });

  it.each([
    ["COPY --parents a b", '1:6 flag-needs-syntax (fine) "--parents"'],
    ["RUN --security=insecure a", '1:5 flag-needs-syntax (fine) "--security=insecure"'],
    ["ARG --a=b c", '1:5 unknown-flag (fine) "--a=b"'],
    ["STOPSIGNAL --a 9", '1:12 unknown-flag (fine) "--a"'],
  ])("but that may not do what it says: %s", (text, problems) => {
    expect(dumpProblems(text)).toBe(problems);
  });
});
