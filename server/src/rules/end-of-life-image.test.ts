import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./end-of-life-image.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports versions that are not maintained",
    text: `
FROM node:16
     ^^^^^^^ end-of-life-image: node:16 has got no fixes since 2023-09-11: take a version that is still maintained.
FROM docker.io/library/python:3.8.10-slim
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ end-of-life-image: docker.io/library/python:3.8.10-slim has got no fixes since 2024-10-07: take a version that is still maintained.
FROM ubuntu:bionic
     ^^^^^^^^^^^^^ end-of-life-image: ubuntu:bionic has got no fixes since 2023-05-31: take a version that is still maintained.
FROM debian:10.9-slim
     ^^^^^^^^^^^^^^^^ end-of-life-image: debian:10.9-slim has got no fixes since 2024-06-30: take a version that is still maintained.
FROM openjdk:11-jre-slim
     ^^^^^^^^^^^^^^^^^^^ end-of-life-image: openjdk:11-jre-slim has got no fixes since 2022-07-31: take a version that is still maintained.
FROM java:8
     ^^^^^^ end-of-life-image: java:8 has got no fixes since 2016-12-31: take a version that is still maintained.
FROM debian:buster-20240612
     ^^^^^^^^^^^^^^^^^^^^^^ end-of-life-image: debian:buster-20240612 has got no fixes since 2024-06-30: take a version that is still maintained.
FROM mcr.microsoft.com/dotnet/sdk:6.0-alpine
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ end-of-life-image: mcr.microsoft.com/dotnet/sdk:6.0-alpine has got no fixes since 2024-11-12: take a version that is still maintained.
`,
  },
  {
    title: "reports the system in a tag",
    text: `
FROM node:22-buster-slim
     ^^^^^^^^^^^^^^^^^^^ end-of-life-image: buster in node:22-buster-slim has got no fixes since 2024-06-30: take a version that is still maintained.
FROM python:3.12-alpine3.16
     ^^^^^^^^^^^^^^^^^^^^^^ end-of-life-image: alpine3.16 in python:3.12-alpine3.16 has got no fixes since 2024-05-23: take a version that is still maintained.
`,
  },
  {
    title: "looks at what a variable is by default",
    text: `
ARG V=18
FROM node:$V-alpine
     ^^^^^^^^^^^^^^ end-of-life-image: node:18-alpine has got no fixes since 2025-04-30: take a version that is still maintained.
`,
  },
  {
    title: "leaves alone what is maintained or not known",
    text: `
FROM node:22 AS old
FROM node:lts
FROM node
FROM alpine:3.22
FROM someone/node:16
FROM quay.io/library/node:16
FROM python:3.13-bookworm
FROM golang:1.25
FROM old
FROM python:3.30
FROM scratch
`,
  },
];

describe("end-of-life-image", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
