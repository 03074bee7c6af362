import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./healthcheck-missing-program.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports programs that nothing brings",
    text: `
FROM node:22-slim
HEALTHCHECK --interval=30s CMD curl -f http://localhost/ || exit 1
                               ^^^^ healthcheck-missing-program: node:22-slim has no curl and nothing here installs it, so every container counts as unhealthy: install it, or check with what is there.
FROM node:22-alpine AS base
FROM base
HEALTHCHECK CMD ["curl", "-f", "http://localhost/"]
                  ^^^^ healthcheck-missing-program: node:22-alpine has no curl and nothing here installs it, so every container counts as unhealthy: install it, or check with what is there.
FROM gcr.io/distroless/base-debian12
HEALTHCHECK CMD ["/usr/bin/x"]
HEALTHCHECK CMD test x && wget http://localhost/
                          ^^^^ healthcheck-missing-program: gcr.io/distroless/base-debian12 has no wget and nothing here installs it, so every container counts as unhealthy: install it, or check with what is there.
`,
  },
  {
    title: "leaves alone what is there or comes",
    text: `
FROM node:22
HEALTHCHECK CMD curl -f http://localhost/
FROM alpine:3
HEALTHCHECK CMD wget http://localhost/
FROM alpine:3 AS base
ARG PACKAGES="curl jq"
RUN apk add $PACKAGES
FROM base
HEALTHCHECK CMD curl -f http://localhost/
FROM debian:12
COPY --from=x /usr/bin/curl /usr/bin/
HEALTHCHECK CMD curl -f http://localhost/
FROM nginx:alpine
HEALTHCHECK CMD curl -f http://localhost/
FROM debian:12
HEALTHCHECK CMD /app/curl-check
FROM debian:12
HEALTHCHECK NONE
`,
  },
];

describe("healthcheck-missing-program", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
