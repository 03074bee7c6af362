import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadTypeScript } from "./generate/load-typescript.mjs";
import { PROJECT } from "./setup/project.mjs";

// Asks ShellCheck about the corpus and writes what it says to test/fixtures/shellcheck.json, so
// that tests need no ShellCheck: `node scripts/record-shellcheck.mjs [path of the program]`.

const program = process.argv[2] ?? "shellcheck";
const { allScripts } = await loadTypeScript("test/support/shell-corpus.ts");
const folder = mkdtempSync(join(tmpdir(), "strata-shellcheck-"));
try {
  /** @type {Record<string, Record<string, readonly string[]>>} */
  const answers = {};
  for (const shell of ["sh", "bash", "dash"]) {
    /** @type {readonly string[]} */
    const scripts = allScripts(shell);
    const files = scripts.map((script, index) => {
      const file = join(folder, `${shell}-${index}`);
      writeFileSync(file, `${script}\n`);
      return file;
    });
    if (files.length === 0) continue;
    const args = ["-s", shell, "-f", "json", "-o", "deprecate-which", ...files];
    const { stdout } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1e8 });
    /** @type {readonly { file: string, line: number, column: number, code: number }[]} */
    const found = JSON.parse(stdout);
    answers[shell] = Object.fromEntries(
      scripts.map((script, index) => [
        script,
        found
          .filter(({ file }) => file === files[index])
          .map(({ code, line, column }) => `SC${code} ${line}:${column}`)
          .sort(),
      ]),
    );
  }
  const { stdout: about } = spawnSync(program, ["--version"], { encoding: "utf8" });
  const version = /^version: (.*)$/m.exec(about)?.[1] ?? "unknown";
  const fixture = join(PROJECT, "test/fixtures/shellcheck.json");
  writeFileSync(fixture, `${JSON.stringify({ version, answers }, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
