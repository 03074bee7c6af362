import { describe, expect, it } from "vitest";
import { changeForm } from "./exec-form.ts";
import { refactored } from "./testing/refactored.ts";

describe("changeForm", () => {
  it.each([
    ["CMD node server.js --port=80", 'CMD ["node", "server.js", "--port=80"]'],
    ["ENTRYPOINT node 'a b' \"c\"", 'ENTRYPOINT ["node", "a b", "c"]'],
    ["CMD node \\\n  server.js", 'CMD ["node", "server.js"]'],
    ['CMD ["node", "server.js"]', "CMD node server.js"],
  ])("changes %j", (before, after) => {
    expect(refactored(`FROM a\n${before}\n`, changeForm)).toBe(`FROM a\n${after}\n`);
  });

  it.each([
    "CMD node $PORT",
    "CMD node && npm",
    "CMD exec node",
    "CMD A=1 node",
    "CMD node *.js",
    'CMD ["node", "$PORT"]',
    'CMD ["node", "a b"]',
    'CMD ["exec", "node"]',
    'CMD ["node", ""]',
    "CMD []",
    "CMD node \\\n# why\n  server.js",
    "RUN node server.js",
    "HEALTHCHECK CMD node check.js",
    'ENTRYPOINT ["node"]\nCMD server.js',
    'CMD ["server.js"]\nENTRYPOINT node',
    'SHELL ["pwsh", "-c"]\nCMD node server.js',
  ])("refuses %j", (text) => {
    expect(refactored(`FROM a\n${text}\n`, changeForm)).toBeNull();
  });

  it("refuses where a stage below has the other one", () => {
    const text = 'FROM a AS b\n$0CMD node server.js\nFROM b\nENTRYPOINT ["c"]\n';
    expect(refactored(text, changeForm)).toBeNull();
  });
});
