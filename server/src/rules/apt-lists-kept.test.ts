import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./apt-lists-kept.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports lists that stay in an image",
    text: `
FROM debian:13
RUN apt-get update && apt-get install -y curl
    ^^^^^^^^^^^^^^ apt-lists-kept: The lists that apt-get update downloads stay in the layer: end this RUN with rm -rf /var/lib/apt/lists/*.
RUN apt update; apt install -y a && rm -rf /var/cache/apt
    ^^^^^^^^^^ apt-lists-kept: The lists that apt update downloads stay in the layer: end this RUN with rm -rf /var/lib/apt/lists/*.
RUN apt-get update && apt-get install -y curl && apt-get clean
    ^^^^^^^^^^^^^^ apt-lists-kept: The lists that apt-get update downloads stay in the layer: end this RUN with rm -rf /var/lib/apt/lists/*.
ONBUILD RUN aptitude update && aptitude install -y a
            ^^^^^^^^^^^^^^^ apt-lists-kept: The lists that aptitude update downloads stay in the layer: end this RUN with rm -rf /var/lib/apt/lists/*.
`,
  },
  {
    title: "reports an update on its own only on request, and mends nothing there",
    text: `
FROM debian:13
RUN apt-get update
    ^^^^^^^^^^^^^^ apt-lists-kept: The lists that apt-get update downloads stay in the layer: end this RUN with rm -rf /var/lib/apt/lists/*.
`,
  },
  {
    title: "takes every way to remove them",
    text: `
FROM debian:13
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y a && rm -r -f /var/lib/apt/lists
RUN apt-get update && apt-get install -y a && find /var/lib/apt/lists -type f -delete
RUN apt-get update && apt-get install -y a && apt-get dist-clean
RUN apt-get install -y a
`,
  },
  {
    title: "takes mounts that keep them out",
    text: `
FROM debian:13
RUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y a
RUN --mount=type=tmpfs,dst=/var/lib/apt/lists apt-get update && apt-get install -y a
RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y a
RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y a
                                             ^^^^^^^^^^^^^^ apt-lists-kept: The lists that apt-get update downloads stay in the layer: end this RUN with rm -rf /var/lib/apt/lists/*.
`,
  },
  {
    title: "leaves alone stages that only hand over files",
    text: `
FROM debian:13 AS build
RUN apt-get update && apt-get install -y a
FROM debian:13
COPY --from=build /a /b
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "ends with the removal",
      text: `
FROM debian:13
RUN apt-get update && apt-get install -y \\
    curl \\
    git
RUN apt-get update \\
  && apt-get install -y curl
RUN <<EOF
apt-get update
apt-get install -y curl
EOF
`,
      after: `
FROM debian:13
RUN apt-get update && apt-get install -y \\
    curl \\
    git \\
    && rm -rf /var/lib/apt/lists/*
RUN apt-get update \\
  && apt-get install -y curl \\
  && rm -rf /var/lib/apt/lists/*
RUN <<EOF
apt-get update
apt-get install -y curl
rm -rf /var/lib/apt/lists/*
EOF
`,
    },
    {
      title: "knows other line ends",
      text: `FROM debian:13\r
RUN apt-get update && \\\r
    apt-get install -y a\r
`,
      after: `FROM debian:13\r
RUN apt-get update && \\\r
    apt-get install -y a && \\\r
    rm -rf /var/lib/apt/lists/*\r
`,
    },
  ];

describe("apt-lists-kept", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });

  it("takes by default lists that are deleted one by one", async () => {
    const text = `
FROM debian:13
RUN apt-get update && apt-get install -y a && rm -f /var/lib/apt/lists/*_*
`;
    const configuration = DEFAULT_CONFIGURATION;
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
