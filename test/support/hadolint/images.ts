import type { HadolintCases } from "./corpus.ts";

/** hadolint's rules about FROM and stages. */
export const IMAGE_CASES: Readonly<Record<string, HadolintCases>> = {
  DL3006: {
    bad: [
      "FROM debian",
      "FROM debian AS x",
      "FROM a/b",
      "FROM registry.example.com:5000/a",
      "FROM --platform=$BUILDPLATFORM debian",
      "FROM debian:12 AS a\nFROM ubuntu",
      "FROM b AS a\nFROM debian:12 AS b",
      "FROM localhost:5000/a/b",
    ],
    fine: [
      "FROM debian:12",
      "FROM debian:latest",
      "FROM debian@sha256:0000000000000000000000000000000000000000000000000000000000000000",
      "FROM scratch",
      "ARG I\nFROM $I",
      "ARG I\nFROM ${I}",
      "ARG I=debian\nFROM ${I}",
      "FROM debian:12 AS a\nFROM a",
      "FROM debian:12 AS a\nFROM a AS b\nFROM b",
      "ARG T=1\nFROM debian:$T",
      "ARG T=1\nFROM debian:${T}-slim",
      "ARG R\nFROM $R/debian:12",
      "FROM registry.example.com:5000/a:1",
      "ARG I=debian\nFROM ${I} AS x",
      "ARG R=x\nFROM ${R}/debian",
    ],
  },
  DL3007: {
    bad: [
      "FROM debian:latest",
      "FROM debian:latest AS x",
      "FROM registry.example.com:5000/a:latest",
      "FROM --platform=linux/amd64 debian:latest",
      "FROM debian:12 AS a\nFROM debian:latest",
    ],
    fine: [
      "FROM debian:12",
      "FROM debian",
      "FROM debian:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000",
      "FROM debian:latest-slim",
      "FROM debian:12 AS latest\nFROM latest",
      "ARG T=1\nFROM debian:$T",
    ],
  },
  DL3022: {
    bad: [
      "COPY --from=foo a b",
      "COPY --from=nginx a b",
      "COPY --from=org/image a b",
      "FROM debian\nCOPY --from=debian a b",
      "FROM debian:12 AS a\nFROM debian:12\nCOPY --from=b x y",
      "FROM debian:12\nCOPY --from=later x y\nFROM debian:12 AS later",
      "FROM debian:12\nCOPY --from=3 x y",
      "COPY --from=1 x y",
    ],
    fine: [
      "FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a x y",
      "COPY --from=nginx:1 x y",
      "FROM debian:12\nFROM debian:12\nCOPY --from=0 x y",
      "COPY a b",
      "FROM debian:12 AS a\nFROM debian:12 AS b\nFROM debian:12\nCOPY --from=a x y\nCOPY --from=b x y\nCOPY --from=1 x y",
      "COPY --chown=a x y",
      "RUN --mount=from=nowhere,target=/x true",
      "COPY --from=registry.example.com:5000/a x y",
    ],
  },
  DL3023: {
    bad: [
      "FROM debian:12 AS a\nCOPY --from=a x y",
      "FROM debian:12 AS b\nFROM debian:12 AS a\nCOPY --from=a x y",
      "FROM debian:12 AS a\nRUN x\nCOPY --chown=1 --from=a x y",
    ],
    fine: [
      "FROM debian:12 AS a\nFROM debian:12 AS b\nCOPY --from=a x y",
      "FROM debian:12 AS a\nCOPY x y",
      "FROM debian:12 AS a\nCOPY --from=b:1 x y",
    ],
  },
  DL3024: {
    bad: [
      "FROM debian:12 AS a\nFROM debian:12 AS a",
      "FROM debian:12 AS a\nFROM debian:12 AS b\nFROM debian:12 AS a",
      "FROM debian:12 as a\nRUN true\nFROM ubuntu:22.04 as a",
    ],
    fine: [
      "FROM debian:12 AS a\nFROM debian:12 AS b",
      "FROM debian:12\nFROM debian:12",
      "FROM debian:12 AS a\nFROM a AS b",
    ],
  },
  DL3029: {
    bad: [
      "FROM --platform=linux/amd64 debian:12",
      "FROM --platform=linux debian:12 AS x",
      "FROM --platform=linux/arm64/v8 debian:12",
      "FROM --platform=linux/amd64 debian:12 AS build-amd64",
      "FROM debian:12 AS x\nFROM --platform=linux/amd64 debian:12",
    ],
    fine: [
      "FROM debian:12",
      "FROM --platform=$BUILDPLATFORM debian:12",
      "FROM --platform=${BUILDPLATFORM} debian:12",
      "FROM --platform=$TARGETPLATFORM debian:12",
      "FROM --platform=${BUILDPLATFORM:-linux/amd64} debian:12",
    ],
  },
  DL3043: {
    bad: [
      "ONBUILD FROM x",
      "ONBUILD MAINTAINER x",
      "ONBUILD ONBUILD RUN x",
      "ONBUILD onbuild RUN x",
    ],
    fine: [
      "ONBUILD RUN x",
      "ONBUILD COPY a b",
      "ONBUILD USER x",
      "ONBUILD ADD a b",
      'ONBUILD CMD ["x"]',
      "ONBUILD ENV a=b",
    ],
  },
  DL3061: {
    bad: [
      "USER x\nFROM debian:12",
      "# note\nRUN a\nFROM debian:12",
      "ARG A\nENV B=c\nFROM debian:12",
      "LABEL a=b\nFROM debian:12",
      "ARG A\nCOPY a b\nFROM debian:12",
    ],
    fine: [
      "FROM debian:12",
      "ARG A\nFROM debian:12",
      "# note\nFROM debian:12",
      "ARG A\nARG B\n# x\nFROM debian:12",
      "# syntax=docker/dockerfile:1\nARG A=1\nFROM debian:12",
    ],
  },
  DL3063: {
    bad: [
      "FROM debian:12 AS scratch",
      "FROM debian:12 AS context",
      "FROM debian:12 AS a\nFROM debian:12 AS context",
      "FROM scratch AS scratch",
    ],
    fine: [
      "FROM debian:12 AS a",
      "FROM scratch",
      "FROM debian:12 AS scratch1",
      "FROM debian:12 AS my-context",
      "FROM debian:12",
    ],
  },
  DL3065: {
    bad: [
      "FROM --platform=$TARGETPLATFORM debian:12",
      "FROM --platform=${TARGETPLATFORM} debian:12",
      "FROM debian:12 AS a\nFROM --platform=$TARGETPLATFORM debian:12",
      'FROM --platform="$TARGETPLATFORM" debian:12',
    ],
    fine: [
      "FROM debian:12",
      "FROM --platform=$BUILDPLATFORM debian:12",
      "FROM --platform=linux/amd64 debian:12",
      "FROM --platform=${BUILDPLATFORM} debian:12",
    ],
  },
  DL3067: {
    bad: [
      "FROM debian:12 AS a\nFROM scratch\nCOPY --from=a / /",
      "FROM debian:12\nFROM scratch\nCOPY --from=0 / /",
      "COPY --from=x:1 / /",
      'FROM debian:12 AS a\nFROM scratch\nCOPY --from=a ["/", "/"]',
      "FROM debian:12 AS a\nFROM scratch\nCOPY --chown=1 --from=a / /",
    ],
    fine: [
      "COPY / /",
      "FROM debian:12 AS a\nFROM scratch\nCOPY --from=a /a /",
      "FROM debian:12 AS a\nFROM scratch\nCOPY --from=a / /a",
      "FROM debian:12 AS a\nFROM scratch\nCOPY --from=a / /rootfs/",
      "ADD / /",
    ],
  },
};
