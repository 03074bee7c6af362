import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./run-program.ts";
import { coloured, plain } from "./terminal-text.ts";

/** The entry of `dist/cli/strata.cjs`. Only entry files know where they lie. */
const assets = { path: (name: string) => join(__dirname, "..", "server", name) };

// A reader that has seen enough, as `| head` does, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

void runProgram(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  platform: process.platform,
  version: process.env["STRATA_VERSION"] ?? "",
  assets,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
  // Reads NO_COLOR, FORCE_COLOR and TERM.
  paint: process.stdout.isTTY && process.stdout.hasColors() ? coloured : plain,
  readStdin: () => Promise.resolve(readFileSync(0, "utf8")),
  writeFile: (path, text) => writeFile(path, text),
}).then((status) => {
  if (status !== null) process.exitCode = status;
});
