import { expect, it } from "vitest";
import { ignoringLine } from "./ignoring-line.ts";

const FILE = `# What no build needs.
node_modules

**/*.md
!docs/*.md
docs/drafts
node_modules
/dist/*
!/dist/app.js
`;

/** `line pattern`, 1-based. */
function leftOutBy(path: string): string | null {
  const found = ignoringLine(FILE, path);
  return found && `${found.line + 1} ${found.pattern}`;
}

it.each([
  ["a file", "README.md", "4 **/*.md"],
  ["what lies in a folder that is left out", "node_modules/a/b.js", "2 node_modules"],
  ["a folder below an exception", "docs/drafts/plan.txt", "6 docs/drafts"],
  ["what an exception does not name", "dist/app.css", "8 /dist/*"],
])("names the line that leaves out %s", (_, path, expected) => {
  expect(leftOutBy(path)).toBe(expected);
});

it.each(["src/app.js", "docs/guide.md", "dist/app.js"])(
  "names none for %s, which is kept",
  (path) => {
    expect(leftOutBy(path)).toBeNull();
  },
);
