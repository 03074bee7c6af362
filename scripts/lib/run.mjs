import { spawn } from "node:child_process";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string | NodeJS.ReadableStream} [input] What the program reads on its standard input.
 * @property {"capture" | "show"} [output] "show" hands the terminal on; "capture" is the default.
 * @property {number} [timeoutMs]
 * @property {NodeJS.Signals} [killSignal] What ends it when we end first; SIGTERM by default.
 *
 * @typedef {object} RunResult
 * @property {number} status Exit status; 128 + n after signal n, 127 where it could not be started.
 * @property {string} stdout
 * @property {string} stderr
 */

/** A program ended with a status other than 0. */
class ProgramError extends Error {
  /** @param {string} program @param {readonly string[]} args @param {RunResult} result */
  constructor(program, args, result) {
    const said = result.stderr.trim() || result.stdout.trim();
    super(`${[program, ...args].join(" ")} ended with status ${result.status}\n${lastLines(said)}`);
    this.name = "ProgramError";
    this.result = result;
  }
}

/**
 * Runs a program to its end, never through a shell. A status other than 0 is a result, not an error.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, options = {}) {
  const { cwd, env, input, output = "capture", timeoutMs, killSignal } = options;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
      stdio: [
        input === undefined ? "ignore" : "pipe",
        output === "show" ? "inherit" : "pipe",
        output === "show" ? "inherit" : "pipe",
      ],
    });
    const endToo = () => child.kill(killSignal);
    process.on("exit", endToo);
    let stdout = "";
    let stderr = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => (stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (stderr += text));
    child.on("error", (error) => {
      process.off("exit", endToo);
      resolve({ status: 127, stdout, stderr: error.message });
    });
    child.on("close", (code, signal) => {
      process.off("exit", endToo);
      const status = code ?? 128 + (signal === "SIGINT" ? 2 : signal === "SIGKILL" ? 9 : 15);
      resolve({ status, stdout, stderr });
    });
    // A program that ends before it has read everything closes its end; its status tells.
    child.stdin?.on("error", () => undefined);
    if (typeof input === "string") child.stdin?.end(input);
    else if (child.stdin) input?.pipe(child.stdin);
  });
}

/**
 * As {@link run}, but throws a {@link ProgramError} on a status other than 0; returns standard output.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export async function runOrThrow(program, args, options = {}) {
  const result = await run(program, args, options);
  if (result.status !== 0) throw new ProgramError(program, args, result);
  return result.stdout;
}

/**
 * Makes Ctrl-C and kind signals end this process through its exit handlers, which let locks go and end
 * the programs that it runs.
 */
export function endOnSignals() {
  for (const [signal, number] of /** @type {const} */ ([
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ])) {
    process.on(signal, () => process.exit(128 + number));
  }
}

/** @param {string} text */
function lastLines(text) {
  return text.split("\n").slice(-20).join("\n");
}
