import { describe, expect, it } from "vitest";
import { marked, withoutMarks } from "../lint/testing/marked.ts";
import { rule } from "./pip-version-unpinned.ts";

const FOUND: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: "names what has no version",
    text: `
FROM python:3.13
RUN pip install requests
                ^^^^^^^^ pip-version-unpinned: requests comes in whatever version there is on the day of the build: write requests==<version>.
RUN pip3 install --no-cache-dir django==5.2 flask && python3 -m pip install --upgrade pip
                                            ^^^^^ pip-version-unpinned: flask comes in whatever version there is on the day of the build: write flask==<version>.
                                                                                      ^^^ pip-version-unpinned: pip comes in whatever version there is on the day of the build: write pip==<version>.
RUN /venv/bin/pip install -i https://a/simple "requests[socks]"
                                              ^^^^^^^^^^^^^^^^^ pip-version-unpinned: requests[socks] comes in whatever version there is on the day of the build: write name==<version>.
RUN pip install git+https://github.com/a/b.git
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pip-version-unpinned: git+https://github.com/a/b.git comes in whatever version there is on the day of the build: write name==<version>.
`,
  },
  {
    title: "takes versions, files, lists and links",
    text: `
FROM python:3.13
RUN pip install requests==2.32 'flask>=3' "django~=5.2" a!=1
RUN pip install -r requirements.txt gunicorn && pip install . && pip install -e .
RUN pip install -c constraints.txt flask && pip install ./x a/b x.whl y.tar.gz
RUN pip install git+https://github.com/a/b.git@v1
RUN pip install . flask
RUN pip freeze && pipenv install requests && python setup.py install
`,
  },
  {
    title: "looks into variables",
    text: `
FROM python:3.13
ARG POETRY_VERSION=2.1
RUN pip install poetry==$POETRY_VERSION
RUN pip install $PACKAGES
                ^^^^^^^^^ pip-version-unpinned: $PACKAGES comes in whatever version there is on the day of the build: write name==<version>.
`,
  },
];

describe("pip-version-unpinned", () => {
  it.each(FOUND)("$title", async ({ text }) => {
    expect(await marked([rule], withoutMarks(text))).toBe(text);
  });
});
