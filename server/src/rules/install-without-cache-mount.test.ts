import { describe, expect, it } from "vitest";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./install-without-cache-mount.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports what would be fetched again",
    text: `
FROM a:1
RUN pip install -r requirements.txt
    ^^^ install-without-cache-mount: Whenever this step runs again, pip fetches everything anew: mount a cache on /root/.cache/pip.
RUN npm ci && npm run build
    ^^^ install-without-cache-mount: Whenever this step runs again, npm fetches everything anew: mount a cache on /root/.npm.
RUN go mod download
    ^^ install-without-cache-mount: Whenever this step runs again, go fetches everything anew: mount a cache on /go/pkg/mod.
RUN CGO_ENABLED=0 go build -o /app ./...
                  ^^ install-without-cache-mount: Whenever this step runs again, go fetches everything anew: mount a cache on /go/pkg/mod, /root/.cache/go-build.
RUN python3 -m pip install a; yarn install
    ^^^^^^^ install-without-cache-mount: Whenever this step runs again, python3 fetches everything anew: mount a cache on /root/.cache/pip.
`,
  },
  {
    title: "leaves alone what has a cache, or wants none",
    text: `
FROM a:1
RUN --mount=type=cache,target=/root/.cache/pip pip install a
RUN --mount=type=cache,target=/root/.npm npm ci
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build
RUN pip install --no-cache-dir a && npm run build && go version && cargo --version
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "mounts it",
      text: `
FROM a:1
RUN npm ci
RUN go build
USER app
RUN npm ci
`,
      after: `
FROM a:1
RUN --mount=type=cache,target=/root/.npm npm ci
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build
USER app
RUN npm ci
`,
    },
  ];

describe("install-without-cache-mount", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });
});
