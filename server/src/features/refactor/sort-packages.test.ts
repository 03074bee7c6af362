import { expect, it } from "vitest";
import { lintOptions } from "../../lint/testing/marked.ts";
import { sortPackages } from "./sort-packages.ts";
import { refactored } from "./testing/refactored.ts";

const { shell } = await lintOptions([], {});
const sorted = (text: string): string | null =>
  refactored(text, (analysis, instruction) => sortPackages(analysis, instruction, shell));

it("sorts packages where they stand, and leaves other RUNs alone", () => {
  const text = `FROM a
RUN apk add --no-cache d c
RUN apt-get update && apt-get install -y \\
    git=1 \\
# why
    curl && apk add \\
    z \\
    b
`;
  expect(sorted(text)).toBe(`FROM a
RUN apk add --no-cache d c
RUN apt-get update && apt-get install -y \\
    curl \\
# why
    git=1 && apk add \\
    b \\
    z
`);
});

it.each(["apk add a b", "pip install b a", "apk add b $A", "apt-get install -y b --c a"])(
  "refuses %s",
  (script) => {
    expect(sorted(`FROM a\nRUN ${script}\n`)).toBeNull();
  },
);
