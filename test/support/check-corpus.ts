/** Files for one of BuildKit's checks: those that it reports, and those that only look like it. */
export interface CheckFiles {
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** In every build context of the corpus. */
export const CORPUS_IGNORE = "secret*\n*.log\nbuild\n";

const EXPERIMENTAL = "# check=experimental=all\nFROM scratch\n";

/** By the check's name. A text that begins with no FROM, ARG or comment is one stage's inside. */
export const CHECK_FILES: Readonly<Record<string, CheckFiles>> = {
  StageNameCasing: {
    hits: [
      "FROM scratch AS Build",
      "FROM scratch AS BUILD\nFROM scratch AS build-X",
      "from scratch as Release",
      "ARG v\nFROM scratch AS a\nFROM a AS vA.b",
      "FROM scratch \\\n  AS Test\nCOPY <<EOF /x\nEOF",
    ],
    misses: [
      "FROM scratch AS build",
      "FROM scratch AS a1-b_c.d",
      "FROM scratch\nENV AS=Build",
      "FROM scratch AS a\nFROM a\nCOPY --from=A /x /y",
      "# FROM scratch AS Build\nFROM scratch",
    ],
  },
  FromAsCasing: {
    hits: [
      "FROM scratch as a",
      "from scratch AS a",
      "FROM scratch As a\nFROM scratch aS b",
      "FROM scratch \\\n# note\n as a",
      "from scratch As a\nfrom a as b",
    ],
    misses: [
      "FROM scratch AS a",
      "from scratch as a",
      "From scratch as a",
      "From scratch AS a",
      "FROM scratch",
    ],
  },
  ConsistentInstructionCasing: {
    hits: [
      "FROM scratch\nRUN true\ncopy file /",
      "from scratch\nrun true\nCOPY file /",
      "FROM scratch\nrun true",
      "From scratch",
      "FROM scratch\nENV a=b\nHealthcheck NONE\nonbuild RUN true",
    ],
    misses: [
      "FROM scratch\nONBUILD run true",
      "arg a\nFROM scratch\nRUN true",
      "from scratch\nrun true\nonbuild RUN true",
      "FROM scratch\nRUN <<EOF\nrun true\ncopy a b\nEOF",
      "ARG x\nfrom scratch\nenv a=b",
    ],
  },
  NoEmptyContinuation: {
    hits: [
      "RUN true \\\n\n  && true",
      "RUN a \\\n  \n  b \\\n\n\n  c",
      "ARG a \\\n\n b\nFROM scratch",
      "ONBUILD RUN a \\\n\t\n b",
      'LABEL a=b\nCMD ["a"] \\\n\n',
    ],
    misses: [
      "RUN true \\\n# note\n  && true",
      "RUN <<EOF\ntrue \\\n\n  x\nEOF",
      "RUN true\n\n\nRUN true",
      "# escape=`\nFROM scratch\nRUN true \\\n\nRUN true",
      'CMD ["a"] \\',
    ],
  },
  DuplicateStageName: {
    hits: [
      "FROM scratch AS a\nFROM scratch AS a",
      "FROM scratch AS a\nFROM a AS b\nFROM b AS a",
      "FROM scratch AS x\nFROM scratch AS x\nFROM scratch AS x",
      "from scratch as a\nfrom scratch\nfrom scratch as a",
      "FROM scratch AS one\nRUN true\nFROM scratch AS two\nFROM one AS two",
    ],
    misses: [
      "FROM scratch AS a\nFROM scratch AS b",
      "FROM scratch AS a\nFROM scratch AS aa",
      "FROM scratch\nFROM scratch",
      "FROM scratch AS a\nFROM a\nLABEL as=a",
      "FROM scratch AS a\nCOPY <<EOF /x\nFROM scratch AS a\nEOF",
    ],
  },
  ReservedStageName: {
    hits: [
      "FROM scratch AS scratch",
      "FROM scratch AS context",
      "from scratch as context\nrun true",
      "FROM scratch AS base\nFROM base AS scratch",
      "FROM scratch AS context\nFROM scratch AS scratch",
    ],
    misses: [
      "FROM scratch AS scratch2",
      "FROM scratch AS contexts",
      "FROM scratch AS from-scratch",
      "FROM scratch AS build.context",
      "FROM scratch",
    ],
  },
  JSONArgsRecommended: {
    hits: [
      "CMD serve",
      "ENTRYPOINT serve --port 80",
      "CMD ['serve']",
      'CMD serve\nSHELL ["/bin/sh", "-c"]',
      "FROM scratch AS a\nONBUILD CMD serve\nFROM a",
    ],
    misses: [
      'CMD ["serve"]',
      "ENTRYPOINT []",
      'SHELL ["/bin/sh", "-c"]\nCMD serve',
      'FROM scratch AS a\nSHELL ["/bin/sh", "-c"]\nFROM a\nENTRYPOINT serve',
      "HEALTHCHECK CMD serve\nONBUILD CMD serve",
    ],
  },
  MaintainerDeprecated: {
    hits: [
      "MAINTAINER someone",
      'MAINTAINER "Some One" <a@example.com>',
      "FROM scratch AS a\nMAINTAINER a\nFROM scratch\nMAINTAINER b",
      "from scratch\nmaintainer a",
      "MAINTAINER some \\\n  one",
    ],
    misses: [
      "LABEL maintainer=someone",
      "# MAINTAINER someone\nFROM scratch",
      "RUN echo MAINTAINER",
      "COPY <<EOF /x\nMAINTAINER someone\nEOF",
      "ENV MAINTAINER=someone",
    ],
  },
  UndefinedArgInFrom: {
    hits: [
      "FROM scratch${X} AS a\nFROM scratch",
      "ARG VERSION=1\nFROM scratch$VERSON",
      "FROM --platform=linux/amd64$X scratch",
      "FROM scratch AS a\nARG T\nFROM a$T",
      "FROM scratch${HOME}",
    ],
    misses: [
      "ARG X\nFROM scratch$X",
      "ARG X=a Y\nFROM scratch$Y AS b",
      "FROM --platform=$BUILDPLATFORM scratch",
      "FROM --platform=$TARGETOS/$TARGETARCH scratch",
      "ARG A=scratch\nARG B=$A\nFROM $B",
    ],
  },
  WorkdirRelativePath: {
    hits: [
      "WORKDIR app",
      "WORKDIR app\nWORKDIR /x\nWORKDIR y",
      "FROM scratch AS a\nRUN true\nFROM a\nWORKDIR ./x",
      "ARG D=app\nWORKDIR $D/x",
      "FROM scratch AS a\nONBUILD WORKDIR app\nFROM a",
    ],
    misses: [
      "WORKDIR /app\nWORKDIR x",
      'WORKDIR "/app"',
      "FROM scratch AS a\nWORKDIR /a\nFROM a AS b\nFROM b\nWORKDIR x",
      "ENV D=/app\nWORKDIR $D/x",
      "FROM scratch AS a\nONBUILD WORKDIR /a\nFROM a\nWORKDIR x",
    ],
  },
  UndefinedVar: {
    hits: [
      "COPY $SRC /",
      "ENV A=1 B=$A\nLABEL c=${D}",
      "ARG g=1\nFROM scratch\nLABEL a=$g b=$TARGETARCH",
      "COPY <<EOF /x\nhello $NAME\nEOF\nUSER $WHO",
      "FROM scratch AS a\nONBUILD LABEL a=$b\nFROM a\nVOLUME /v$c",
    ],
    misses: [
      "ARG SRC\nCOPY $SRC /",
      "LABEL a='$x' b=\\$x c=$PATH",
      'RUN echo $HOME\nCMD ["$HOME"]\nONBUILD COPY $x /',
      "FROM scratch AS a\nENV x=1\nARG y=2\nFROM a\nLABEL a=$x b=$y",
      "COPY <<'EOF' /x\n$a\nEOF\nRUN <<EOF\n$b\nEOF",
    ],
  },
  MultipleInstructionsDisallowed: {
    hits: [
      'CMD ["a"]\nCMD ["b"]',
      'ENTRYPOINT ["a"]\nENTRYPOINT ["b"]\nENTRYPOINT ["c"]',
      "HEALTHCHECK NONE\nRUN true\nHEALTHCHECK CMD a",
      'FROM scratch AS a\nONBUILD CMD ["a"]\nFROM a\nCMD ["b"]',
      'CMD ["a"]\nENTRYPOINT ["b"]\nCMD ["c"]\nENTRYPOINT ["d"]',
    ],
    misses: [
      'CMD ["a"]\nENTRYPOINT ["b"]',
      'FROM scratch AS a\nCMD ["a"]\nFROM a\nCMD ["b"]',
      'CMD ["a"]\nONBUILD CMD ["b"]\nONBUILD CMD ["c"]',
      'RUN true\nRUN true\nUSER a\nUSER b\nHEALTHCHECK CMD ["a"]',
      'COPY <<EOF /x\nCMD ["a"]\nCMD ["b"]\nEOF\nCMD ["c"]',
    ],
  },
  LegacyKeyValueFormat: {
    hits: [
      "ENV a b",
      "LABEL a b c",
      "ENV a = b",
      "ENV a \\\n  b",
      'FROM scratch AS x\nONBUILD ENV a b\nFROM x\nLABEL a "b c"',
    ],
    misses: ["ENV a=b c=d", 'LABEL "a b"=c', "ENV a=", "ARG a b", "ONBUILD ENV a b"],
  },
  RedundantTargetPlatform: {
    hits: [
      "FROM --platform=$TARGETPLATFORM scratch",
      "FROM --platform=${TARGETPLATFORM} scratch AS a",
      'FROM --platform="$TARGETPLATFORM" scratch',
      "ARG TARGETPLATFORM\nFROM --platform=$TARGETPLATFORM scratch",
      "FROM --platform=${TARGETPLATFORM:-linux/amd64} scratch\nFROM --platform=$TARGETPLATFORM scratch",
    ],
    misses: [
      "FROM --platform=$BUILDPLATFORM scratch",
      "FROM --platform=$TARGETOS/$TARGETARCH scratch",
      "FROM --platform=${BUILDPLATFORM:-$TARGETPLATFORM} scratch",
      "ARG P=linux/amd64\nFROM --platform=$P scratch",
      "FROM scratch\nARG TARGETPLATFORM\nLABEL a=$TARGETPLATFORM",
    ],
  },
  SecretsUsedInArgOrEnv: {
    hits: [
      "ARG NPM_TOKEN",
      "ENV PASSWORD=x DB_PASSWD=y",
      "ARG a=1 api_key=2 c",
      "ENV MY_SECRET_X \\\n  value",
      "FROM scratch AS a\nONBUILD ARG AUTH\nFROM a\nENV credentials=",
    ],
    misses: [
      "ARG PUBLIC_KEY\nENV TOKEN_PUBLIC=1",
      "ARG TOKENIZER KEYBOARD AUTHOR",
      "LABEL PASSWORD=x",
      "ARG PASSWORD\nFROM scratch",
      "ONBUILD ARG PASSWORD\nRUN TOKEN=x true",
    ],
  },
  InvalidDefaultArgInFrom: {
    hits: [
      "ARG V\nFROM a:$V",
      "ARG V\nFROM $V",
      "ARG V=UPPER\nFROM $V:1",
      "FROM Scratch",
      "FROM scratch AS Base\nFROM Base",
    ],
    misses: [
      "ARG V\nFROM scratch$V",
      "ARG B=scratch\nFROM $B",
      "ARG B\nFROM ${B:-scratch}",
      "FROM scratch AS a\nARG V\nFROM a",
      "ARG V=scratch W=$V\nFROM ${W}",
    ],
  },
  FromPlatformFlagConstDisallowed: {
    hits: [
      "FROM --platform=linux/amd64 scratch",
      "FROM --platform=arm64 scratch AS arm",
      "FROM --platform=linux/arm64/v8 scratch AS b\nFROM --platform=linux b",
      "FROM --platform=linux/aarch64 scratch AS aarch64",
      'from --platform="linux/arm/v7" scratch as x',
    ],
    misses: [
      "FROM --platform=linux/amd64 scratch AS build-amd64",
      "FROM --platform=linux/aarch64 scratch AS arm64",
      "ARG P=linux/amd64\nFROM --platform=$P scratch",
      "FROM --platform=linux/$TARGETARCH scratch",
      "FROM --platform= scratch\nFROM --platform=linux/arm/v7 scratch AS alarm",
    ],
  },
  CopyIgnoredFile: {
    hits: [
      `${EXPERIMENTAL}COPY secret.txt /`,
      `${EXPERIMENTAL}ADD a.log b.txt /`,
      `${EXPERIMENTAL}COPY ["build/app", "/"]`,
      `${EXPERIMENTAL}ARG S=secret\nCOPY $S.txt /\nCOPY *.log /`,
      `${EXPERIMENTAL}COPY --chown=1 build /b`,
    ],
    misses: [
      `${EXPERIMENTAL}COPY public.txt a/b.log /`,
      `${EXPERIMENTAL}COPY . /`,
      "# check=experimental=all\nFROM scratch AS a\nFROM scratch\nCOPY --from=a secret.txt /",
      `${EXPERIMENTAL}COPY <<secret /x\nsecret`,
      `${EXPERIMENTAL}ONBUILD COPY secret.txt /`,
    ],
  },
  InvalidDefinitionDescription: {
    hits: [
      "# check=experimental=InvalidDefinitionDescription\n# the version\nARG V=1\nFROM scratch",
      "# check=experimental=all\n# first\nFROM scratch AS base",
      "# check=experimental=all\n# Base is first\nFROM scratch AS base\n# x\nARG A=1 B=2",
      "# check=experimental=all\n# A first\n# then\n\nARG A\nFROM scratch",
      "# check=experimental=all\nFROM scratch AS a\n#what is it\nARG b\n# another\nFROM a AS c",
    ],
    misses: [
      "# the version\nARG V=1\nFROM scratch",
      "# check=experimental=all\n# V is the version\nARG V=1\nFROM scratch\n# note\nRUN true",
      "# check=experimental=all\n# note\n#\n\nARG V=1\n# note\nFROM scratch",
      "# check=experimental=all\n# note\n#\nARG V=1\n# first\n# base is first\nFROM scratch AS base",
      "# check=experimental=all\n#base tight\nFROM scratch AS base\n# B second\nARG A B\n# A\nARG A",
    ],
  },
  ExposeProtoCasing: {
    hits: [
      "EXPOSE 80/TCP",
      "EXPOSE 53/Udp 80 90/SCTP",
      "ARG P=TCP\nEXPOSE 80/$P",
      "EXPOSE 80-90/TCP",
      "FROM scratch AS a\nONBUILD EXPOSE 80/TCP\nFROM a",
    ],
    misses: [
      "EXPOSE 80/tcp",
      "EXPOSE 80 53/udp 90/sctp",
      "ONBUILD EXPOSE 80/TCP",
      "ENV P=udp\nEXPOSE 80/$P",
      "LABEL port=80/TCP",
    ],
  },
  ExposeInvalidFormat: {
    hits: [
      "EXPOSE 8080:80",
      "EXPOSE 127.0.0.1:80:80 90",
      "EXPOSE 1.2.3.4::80",
      "ENV M=8080:80\nEXPOSE $M/udp",
      "FROM scratch AS a\nONBUILD EXPOSE 80:80\nFROM a\nEXPOSE 80-81:90-91",
    ],
    misses: [
      "EXPOSE 80",
      "EXPOSE 80-90/udp",
      "EXPOSE :80",
      "ONBUILD EXPOSE 80:80",
      "LABEL port=80:80",
    ],
  },
};

/** Files with directives that turn checks off. */
export const DIRECTIVE_FILES: readonly string[] = [
  "# check=skip=JSONArgsRecommended\nFROM scratch AS A\nCMD a",
  "# check=skip=all\nFROM scratch AS A\nCMD a\nMAINTAINER b",
  "# check=error=true;skip=JSONArgsRecommended,StageNameCasing\nFROM scratch AS A\nCMD a\nENV a b",
  "# CHECK=skip=LegacyKeyValueFormat\nFROM scratch\nENV a b\nCMD a",
  "# a comment\n# check=skip=all\nFROM scratch\nCMD a",
  "# escape=`\n# check=skip=MaintainerDeprecated\nFROM scratch\nMAINTAINER a `\n\n b",
];
