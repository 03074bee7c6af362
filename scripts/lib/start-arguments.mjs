/**
 * @typedef {object} StartArguments
 * @property {string | undefined} path The folder to open instead of the demo.
 * @property {boolean} open
 * @property {boolean} engine
 * @property {boolean} help
 */

export const USAGE = `usage: npm start [-- PATH] [--no-open] [--no-engine]
  PATH          the folder to open (default: demo/)
  --no-open     print problems and forecast, and stop
  --no-engine   do not bring up a Docker Engine where none answers`;

/**
 * @param {readonly string[]} argv
 * @returns {StartArguments}
 * @throws {Error} Whose message is for people.
 */
export function parseStartArguments(argv) {
  const known = ["--no-open", "--no-engine", "--help"];
  const unknown = argv.find((argument) => argument.startsWith("-") && !known.includes(argument));
  if (unknown !== undefined) throw new Error(`no such option: ${unknown}\n${USAGE}`);
  const [path, ...rest] = argv.filter((argument) => !argument.startsWith("-"));
  if (rest.length > 0) throw new Error(`only one folder can be opened\n${USAGE}`);
  return {
    path,
    open: !argv.includes("--no-open"),
    engine: !argv.includes("--no-engine"),
    help: argv.includes("--help"),
  };
}
