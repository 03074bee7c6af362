import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../lint/configuration.ts";
import { fixed, marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./pip-cache-kept.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "reports every install",
    text: `
FROM python:3.13
RUN pip install -r requirements.txt && python3 -m pip install --upgrade pip
    ^^^^^^^^^^^ pip-cache-kept: pip keeps what it downloads in the layer, where nobody needs it: add --no-cache-dir.
                                       ^^^^^^^^^^^^^^^^^^^^^^ pip-cache-kept: pip keeps what it downloads in the layer, where nobody needs it: add --no-cache-dir.
ONBUILD RUN pip3 install flask
            ^^^^^^^^^^^^ pip-cache-kept: pip keeps what it downloads in the layer, where nobody needs it: add --no-cache-dir.
RUN pip install flask && rm -rf ~/.cache
    ^^^^^^^^^^^ pip-cache-kept: pip keeps what it downloads in the layer, where nobody needs it: add --no-cache-dir.
`,
  },
  {
    title: "takes what keeps the cache out",
    text: `
FROM python:3.13
RUN pip install --no-cache-dir flask && pip --no-cache-dir install flask
RUN PIP_NO_CACHE_DIR=1 pip install flask
RUN --mount=type=cache,target=/root/.cache/pip pip install flask
RUN pipx install flask && pipenv install flask && pip download flask
`,
  },
  {
    title: "knows the variable, inherited too",
    text: `
FROM python:3.13 AS a
RUN pip install a
    ^^^^^^^^^^^ pip-cache-kept: pip keeps what it downloads in the layer, where nobody needs it: add --no-cache-dir.
ENV PIP_NO_CACHE_DIR=on
RUN pip install a
FROM a
RUN pip install a
ENV PIP_NO_CACHE_DIR=0
RUN pip install a
    ^^^^^^^^^^^ pip-cache-kept: pip keeps what it downloads in the layer, where nobody needs it: add --no-cache-dir.
`,
  },
];

const FIXED: readonly { readonly title: string; readonly text: string; readonly after: string }[] =
  [
    {
      title: "puts it behind the subcommand",
      text: `
FROM python:3.13
RUN pip install flask && python -m pip install a
RUN ["pip", "install", "flask"]
`,
      after: `
FROM python:3.13
RUN pip install --no-cache-dir flask && python -m pip install --no-cache-dir a
RUN ["pip", "install", "--no-cache-dir", "flask"]
`,
    },
  ];

describe("pip-cache-kept", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });

  it.each(FIXED)("$title", async ({ text, after }) => {
    expect(await fixed([rule], text)).toBe(after);
  });

  it("takes by default what pip takes for its option", async () => {
    const text = `
FROM a:1
RUN pip install --no-cache a
RUN pip install --no-color a
    ^^^^^^^^^^^ pip-cache-kept: pip keeps what it downloads in the layer, where nobody needs it: add --no-cache-dir.
`;
    const configuration = DEFAULT_CONFIGURATION;
    expect(await marked([rule], withoutMarks(text), { configuration })).toBe(text);
  });
});
