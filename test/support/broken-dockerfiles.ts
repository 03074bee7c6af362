/** A Dockerfile with a single fault. */
export interface BrokenDockerfile {
  readonly kind: string;
  readonly text: string;
}

/** Files that a build refuses, with the kind of their fault. */
export function brokenDockerfiles(): BrokenDockerfile[] {
  const inStage = Object.entries(FAULTY_LINES).flatMap(([kind, lines]) =>
    lines.map((line) => ({ kind, text: aroundLine(line) })),
  );
  const whole = Object.entries(FAULTY_FILES).flatMap(([kind, texts]) =>
    texts.map((text) => ({ kind, text })),
  );
  return [...inStage, ...whole];
}

/** Files that look as if something were wrong with them, and that a build takes. */
export function soundDockerfiles(): string[] {
  return [...SOUND_LINES.map(aroundLine), ...SOUND_FILES];
}

/** In a stage that is built, where all else is well. */
function aroundLine(line: string): string {
  return `ARG GLOBAL=1\nFROM busybox:1.36 AS first\nARG set=1\nWORKDIR /w\n${line}\nUSER root\nFROM busybox:1.36\nCOPY --from=first /w /w\n`;
}

const SHA256 = `sha256:${"24454f830cdb571e2c4ad15481119c43".repeat(2)}`;

const FAULTY_LINES: Readonly<Record<string, readonly string[]>> = {
  "unknown instruction": ["FOO bar", "RUM true", "COPYfile /x", "# escape=`\n&& true"],
  "unknown flag": [
    "RUN --foo true",
    "COPY --form=first a b",
    "WORKDIR --x /y",
    "COPY --CHOWN=1 file /x",
    "ADD --from=first a b",
  ],
  "flag twice": ["COPY --link --link file /x", "RUN --network=none --network=host true"],
  "flag without a value": [
    "COPY --chown file /x",
    "RUN --mount true",
    "HEALTHCHECK --interval CMD true",
    "COPY --link= file /x",
  ],
  "bad boolean": ["COPY --link=yes file /x", "ADD --keep-git-dir=1 file /x"],
  "bad network": ["RUN --network=foo true", "RUN --network=HOST true", "RUN --network= true"],
  "arguments of COPY and ADD": ["COPY file", "COPY", 'ADD ["file"]', "ADD"],
  "arguments of one": ["WORKDIR", "USER", "STOPSIGNAL", "MAINTAINER"],
  "no arguments": ["EXPOSE", "VOLUME", "VOLUME []", "ARG", "ENV", "LABEL", "ONBUILD", "SHELL []"],
  "array of other things": [
    "RUN [1]",
    'CMD ["a", null]',
    "ENTRYPOINT [true]",
    "VOLUME [{}]",
    "ONBUILD RUN [[]]",
    "HEALTHCHECK CMD [1]",
  ],
  "open heredoc": [
    "RUN <<EOF\ntrue",
    "COPY <<A <<B /x/\n1\nA\n2",
    "RUN <<-EOF\n\tEOF ",
    "RUN cat << EOF\n",
  ],
  "heredoc as destination": ["COPY file <<EOF\nEOF", 'COPY ["file", "<<EOF"]'],
  "pair without equals": ["ENV a", "LABEL a=b c", "ENV a=b c d=e"],
  "blank name": ["ENV =a", "LABEL =a", "ARG =a"],
  "open quote": ["ENV a='b", 'ENV a="b', 'LABEL a="b', 'WORKDIR "/a', "ARG a='b"],
  "bad substitution": ["ENV a=${}", "ENV a=${b", "COPY ${ /x", "USER ${:a}"],
  "unsupported modifier": [
    "ENV a=${set:!y}",
    "ENV a=${set^^}",
    "WORKDIR /${set.x}",
    "COPY ${set:!y} /x",
    "EXPOSE ${set:!y}",
    "COPY --chown=${set:!y} file /x",
    "RUN --mount=type=cache,target=${set:!y} true",
  ],
  "bad pattern": ["ENV a=${set#\\x}", "ENV a=${set/y}"],
  "required variable": ["ENV a=${none:?no}", "ARG a=${none?}", "WORKDIR /${none:?no}"],
  "expansion in a file": [
    "COPY <<EOF /x\n${set:!y}\nEOF",
    "ADD <<EOF /x\n${none:?no}\nEOF",
    "COPY <<-EOF /x\n\t${\nEOF",
  ],
  "mount type": [
    "RUN --mount=type=foo,target=/x true",
    "RUN --mount=type=,target=/x true",
    "RUN --mount=type=$none,target=/x true",
    "ARG T=foo\nRUN --mount=type=$T,target=/x true",
  ],
  "mount key": [
    "RUN --mount=foo=bar,target=/x true",
    "RUN --mount=target true",
    "RUN --mount=target=/x,size=1 true",
    "RUN --mount=required,target=/x true",
    "RUN --mount=target=/x,mode=7 true",
    "RUN --mount=type=cache,,target=/x true",
  ],
  "mount value": [
    "RUN --mount=type=cache,target=/x,sharing=some true",
    "RUN --mount=type=cache,target=/x,mode=9 true",
    "RUN --mount=type=tmpfs,target=/x,size=big true",
    "RUN --mount=target=/x,ro=maybe true",
    "RUN --mount=type=cache,target=/x,uid=root true",
  ],
  "mount syntax": ["RUN --mount= true"],
  "mount target": [
    "RUN --mount=type=cache,target=/ true",
    "WORKDIR /\nRUN --mount=type=tmpfs true",
  ],
  "secret mount": [
    "RUN --mount=type=secret true",
    "RUN --mount=type=secret,id=a,source=b true",
    "RUN --mount=type=secret,id=a,from=b true",
  ],
  "variable as source": [
    "COPY --from=$set a b",
    "COPY --from=${set} a b",
    "RUN --mount=from=$set,target=/x true",
  ],
  "unknown stage index": ["COPY --from=9 a b", "COPY --from=-1 a b"],
  "later stage": ["COPY --from=1 a b"],
  "source that is no image": [
    "COPY --from=A/B a b",
    "COPY --from=a$ a b",
    "RUN --mount=from=A/B,target=/x true",
  ],
  "stage from itself": [
    "COPY --from=first a b",
    "COPY --from=0 a b",
    "RUN --mount=from=first,target=/x true",
  ],
  ONBUILD: ["ONBUILD ONBUILD RUN true", "ONBUILD FROM a", "ONBUILD MAINTAINER a"],
  HEALTHCHECK: [
    "HEALTHCHECK",
    "HEALTHCHECK FOO a",
    "HEALTHCHECK NONE a",
    "HEALTHCHECK CMD",
    "HEALTHCHECK CMD []",
  ],
  duration: [
    "HEALTHCHECK --interval=5 CMD a",
    "HEALTHCHECK --timeout=1us CMD a",
    "HEALTHCHECK --start-period=-1s CMD a",
    "HEALTHCHECK --interval=1000µs CMD a",
    "HEALTHCHECK --interval=$set CMD a",
  ],
  retries: [
    "HEALTHCHECK --retries=x CMD a",
    "HEALTHCHECK --retries=-1 CMD a",
    "HEALTHCHECK --retries=2147483648 CMD a",
  ],
  "SHELL without an array": ["SHELL /bin/sh -c", "SHELL ['/bin/sh']"],
  "empty volume": ['VOLUME [""]', 'VOLUME ["/a", " "]', "VOLUME $none"],
  port: ["EXPOSE foo", "EXPOSE 65536", "EXPOSE 80/foo", "EXPOSE 90-80", "EXPOSE 80:"],
  signal: ["STOPSIGNAL FOO", "STOPSIGNAL 0", "STOPSIGNAL SIGRTMIN+16", "STOPSIGNAL $none"],
  mode: [
    "COPY --chmod=888 file /x",
    "COPY --chmod=rwx file /x",
    "ADD --chmod=10000 file /x",
    "COPY --chmod=u+x, file /x",
  ],
  "COPY of a URL": [
    "COPY http://localhost/x /y",
    "COPY git@localhost:a/b /x",
    "ARG U=https://localhost/x\nCOPY $U /y",
  ],
  checksum: [
    `ADD --checksum=${SHA256} file /x`,
    "ADD --checksum=foo http://localhost/x /y",
    "ADD --checksum=sha256:00 http://localhost/x /y",
    `ADD --checksum=${SHA256} http://localhost/x http://localhost/y /z/`,
  ],
  "long line": [`# ${"x".repeat(65_534)}`, `RUN echo ${"é".repeat(32_765)}`],
};

const FAULTY_FILES: Readonly<Record<string, readonly string[]>> = {
  nothing: ["", "# only a comment\n", "\n\n"],
  "only a continuation": ["FROM busybox:1.36\n\\\n", "FROM busybox:1.36\n\\\n\\\n# a\n"],
  "no FROM": ["ARG a\n", "RUN true\n"],
  "before FROM": ["RUN true\nFROM busybox:1.36\n", "COPY file /\nFROM busybox:1.36\n"],
  "directive twice": [
    "# escape=`\n# escape=`\nFROM busybox:1.36\n",
    "# check=skip=all\n# check=skip=all\nFROM busybox:1.36\n",
  ],
  "escape character": ["# escape=x\nFROM busybox:1.36\n", "# escape=``\nFROM busybox:1.36\n"],
  "check option": [
    "# check=foo\nFROM busybox:1.36\n",
    "# check=error=maybe\nFROM busybox:1.36\n",
    "# check=skip=a;\nFROM busybox:1.36\n",
  ],
  "arguments of FROM": [
    "FROM\n",
    "FROM busybox:1.36 first\n",
    "FROM busybox:1.36 AS\n",
    "FROM busybox:1.36 AS a b\n",
  ],
  "stage name": [
    "FROM busybox:1.36 AS 1a\n",
    "FROM busybox:1.36 AS a$b\n",
    "FROM busybox:1.36 AS é\n",
  ],
  "empty base": ["FROM $none\n", 'FROM ""\n', "ARG a\nFROM ${a}\n"],
  "base that is no image": [
    "FROM Busybox\n",
    "FROM busybox:1.36:x\n",
    "FROM a//b\n",
    "FROM busybox@sha256:12\n",
    "FROM busybox:\n",
    `FROM ${"a".repeat(64)}\n`,
  ],
  platform: [
    "FROM --platform=a/b/c/d busybox:1.36\n",
    "FROM --platform=foo busybox:1.36\n",
    "FROM --platform=$none busybox:1.36\n",
  ],
  "expansion in FROM": [
    "FROM ${a:!b}\n",
    "FROM ${a:?no}\n",
    "ARG a=${b:!c}\nFROM busybox:1.36\n",
    "ARG a='b\nFROM busybox:1.36\n",
  ],
  "circular stages": [
    "FROM busybox:1.36 AS a\nCOPY --from=b /x /y\nFROM busybox:1.36 AS b\nCOPY --from=a /x /y\n",
  ],
  "inherited trigger": [
    "FROM busybox:1.36 AS a\nONBUILD FOO\nFROM a\n",
    "FROM busybox:1.36 AS a\nONBUILD COPY a\nFROM a\n",
    "FROM busybox:1.36 AS a\nONBUILD EXPOSE foo\nFROM a\n",
    "FROM busybox:1.36 AS a\nONBUILD RUN --foo true\nFROM a\n",
  ],
};

const SOUND_LINES: readonly string[] = [
  "RUN",
  "RUN []",
  "RUN [1e999]",
  "RUN ['true']",
  "CMD",
  "ENTRYPOINT []",
  "ENV a b",
  "ENV a=",
  'LABEL ""=a',
  "ARG --foo=1 X",
  "STOPSIGNAL --foo SIGTERM",
  "STOPSIGNAL sigrtmin+15",
  "STOPSIGNAL 999",
  "COPY --link=FALSE file /x",
  "COPY --exclude=a --exclude=b file /x",
  "COPY --from= file /x",
  "COPY --from=scratch /a /b",
  "COPY --chmod=u+rX,g=u,o= file /x",
  "COPY --chmod=$none file /x",
  "COPY --chown=a:b:c file /x",
  "COPY -- file /x",
  "COPY file --chown=1 /x/",
  "COPY HTTP://localhost/x /y",
  "ADD --checksum=$none file /x",
  "RUN -- true",
  "RUN --network=host true",
  "RUN --mount=type=cache true",
  "RUN --mount=TYPE=Cache,Target=/x,sharing=LOCKED,mode=0755 true",
  "RUN --mount=type=tmpfs,target=/x,size=1.5gb true",
  "RUN --mount='type=bind,\"target=/a,b\"' true",
  "RUN --mount=type=secret,id=a,target=/ true",
  "RUN echo ${x:!y}",
  "CMD echo ${x:!y}",
  "RUN echo 'it <<EOF'",
  "RUN echo $((1<<2))",
  "RUN cat <<<EOF",
  "RUN cat <<- EOF",
  "RUN don't <<EOF",
  "RUN <<${A:-b}",
  "RUN <<E\\OF\nEOF",
  "RUN <<$EOF\n$EOF",
  "COPY <<'EOF' /x\n${set:!y}\nEOF",
  "RUN <<EOF\n${set:!y}\nEOF",
  "ONBUILD FOO bar",
  "ONBUILD COPY a",
  "ONBUILD RUN --foo true",
  "HEALTHCHECK --whatever NONE",
  "HEALTHCHECK --interval=0 --retries=-0 cmd a",
  "HEALTHCHECK --interval=1h2m3.5s CMD a",
  "EXPOSE 80/ +81 08 1.2.3.4::82 83-84:85-86 $none",
  "VOLUME '/a'",
  "WORKDIR $none",
  "USER $none",
  "ENV a=${none:-${set}} b=${set#1} c=${none/x/y}",
  "# escape=x",
  `# ${"x".repeat(65_533)}`,
  "RUN true \\\n# a\n\n",
];

const SOUND_FILES: readonly string[] = [
  "\ufeffFROM busybox:1.36\r\nRUN true\r\n",
  "from busybox:1.36 As FOO\nFROM foo\n",
  "FROM busybox:1.36 AS a\nFROM a AS a\n",
  "FROM --platform= busybox:1.36\n",
  'FROM --platform="linux/amd64" "busybox:1.36"\n',
  "ARG ${x:!}=1\nFROM busybox:1.36\n",
  "# check=skip=NoSuchRule;error=false\nFROM busybox:1.36\n",
  "# escape=\nFROM busybox:1.36\n",
  "#\u00a0escape=x\nFROM busybox:1.36\n",
  "\n# escape=x\nFROM busybox:1.36\n",
  "FROM busybox:1.36\nRUN true \\",
  "FROM busybox:1.36 AS a\nONBUILD RUN <<EOF\ntrue\nEOF\nFROM a\n",
  "FROM \\\n busybox:1.36 \\\n# b\n AS \\\n x\n",
];
