import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./untrusted-registry.ts";

const configuration = {
  ...DEFAULT_CONFIGURATION,
  extends: "all",
  rules: new Map([
    [
      "untrusted-registry",
      { severity: null, options: { trustedRegistries: ["docker.io", "*.example.com", "gcr*"] } },
    ],
  ]),
} as const;

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports images from elsewhere, wherever they are named",
    text: `
ARG BASE=quay.io/base:1
FROM \${BASE} AS one
     ^^^^^^^ untrusted-registry: quay.io is not among the trusted registries: take the image from one of docker.io, *.example.com, gcr*.
FROM debian:12 AS two
COPY --from=ghcr.io/o/tool:1 /a /b
            ^^^^^^^^^^^^^^^^ untrusted-registry: ghcr.io is not among the trusted registries: take the image from one of docker.io, *.example.com, gcr*.
RUN --mount=type=bind,from=localhost:5000/x,target=/x a
                           ^^^^^^^^^^^^^^^^ untrusted-registry: localhost:5000 is not among the trusted registries: take the image from one of docker.io, *.example.com, gcr*.
ONBUILD COPY --from=quay.io/x:1 /a /b
                    ^^^^^^^^^^^ untrusted-registry: quay.io is not among the trusted registries: take the image from one of docker.io, *.example.com, gcr*.
`,
  },
  {
    title: "knows stages, scratch, Docker Hub and patterns",
    text: `
ARG UNSET
FROM scratch
FROM debian:12 AS build
FROM docker.io/o/x:1
FROM a.b.example.com/x
FROM gcr.io/x
FROM build
COPY --from=0 /a /b
COPY --from=build /a /b
COPY --from=o/x /a /b
RUN --mount=from=build,target=/x --mount=type=cache,target=/y a
FROM $UNSET
`,
  },
];

describe("untrusted-registry", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
