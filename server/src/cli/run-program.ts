import { COMMANDS } from "./commands.ts";
import { CallError, type Program } from "./program.ts";

/** Runs the command that the arguments name; the one place that catches what a command throws. */
export async function runProgram(
  args: readonly string[],
  program: Program,
): Promise<number | null> {
  const [name, ...rest] = args;
  if (name === undefined) {
    program.stderr(usage());
    return 2;
  }
  if (name === "--help" || name === "-h" || name === "help") {
    program.stdout(usage());
    return 0;
  }
  if (name === "--version" || name === "-v" || onlyAsksVersion(rest)) {
    program.stdout(`strata ${program.version}\n`);
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (command === undefined) {
    program.stderr(`strata: there is no command ${name}; strata --help lists them.\n`);
    return 2;
  }
  try {
    const run = await command.load();
    return await run(rest, program);
  } catch (error) {
    if (isCallError(error)) {
      program.stderr(`strata ${name}: ${error.message.replaceAll("\n", " ")}\n`);
      return 2;
    }
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    program.stderr(`strata ${name}: this is a fault of strata itself: ${cause}\n`);
    return 2;
  }
}

function onlyAsksVersion(args: readonly string[]): boolean {
  return args.length === 1 && args[0] === "--version";
}

/** Commands have classes of their own for it. */
function isCallError(error: unknown): error is Error {
  return error instanceof CallError || (error instanceof Error && isReasonCall(error));
}

function isReasonCall(error: Error): boolean {
  return "reason" in error && error.reason === "call";
}

function usage(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const commands = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `strata COMMAND [options]

${commands.join("\n")}

strata COMMAND --help explains each. strata --version says which this is.
`;
}
