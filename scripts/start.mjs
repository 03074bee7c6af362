/**
 * `npm start`: sets up what is missing, prints the demo's problems and rebuild forecast, and opens a
 * real VS Code with the extension on it.
 */
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { dockerEnvironment } from "./lib/docker.mjs";
import { endOnSignals, run, runOrThrow } from "./lib/run.mjs";
import { USAGE, parseStartArguments } from "./lib/start-arguments.mjs";
import { createSteps, messageOf } from "./lib/steps.mjs";
import { plannedEngine } from "./setup/engine-process.mjs";
import { provideEngine } from "./setup/engine.mjs";
import { existingEngine } from "./setup/existing-engine.mjs";
import { openEditor } from "./setup/open-editor.mjs";
import { PROJECT, provideBuild, provideNodeModules } from "./setup/project.mjs";
import { provideSystemPackages, systemIsClosed } from "./setup/system.mjs";

const PROGRAM = join(PROJECT, "dist/cli/strata.cjs");
const DEMO = join(PROJECT, "demo");
/** A source file of the demo, for the forecast of what its change would rebuild. */
const DEMO_SOURCE = "web/src/app.js";
const ENGINE = plannedEngine("classic");

const steps = createSteps();
endOnSignals();
main().catch((error) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});

async function main() {
  const { path, open, engine, help } = parseStartArguments(process.argv.slice(2));
  if (help) return console.log(USAGE);
  const folder = path === undefined ? DEMO : resolve(process.env["INIT_CWD"] ?? "", path);
  if (!existsSync(folder)) throw new Error(`${folder} does not exist: name a folder to open`);

  // The forecast's baseline is what git has.
  if (systemIsClosed() === undefined) {
    await provideSystemPackages("basics", steps).catch((error) => steps.note(messageOf(error)));
  }
  await provideNodeModules(steps);
  await provideBuild(steps, { vsix: open });
  await printFindings(folder);
  if (!open) return;

  const plan = await planEngine(engine);
  const env = plan === "bring up" ? ownEngineEnvironment() : process.env;
  const { closed } = await openEditor({ folder, trusted: folder === DEMO, env }, steps);
  if (plan === "bring up") await bringUpEngine().catch((error) => steps.note(messageOf(error)));
  await closed;
}

/** @param {string} folder */
async function printFindings(folder) {
  await strata(`Problems`, ["lint", "."], folder);
  if (!existsSync(join(folder, "Dockerfile"))) return;
  await strata("Rebuild forecast", ["layers", "Dockerfile"], folder);
  if (folder !== DEMO) return;
  // Against what is there now, so that this one file is the only difference, with or without git.
  mkdirSync(join(PROJECT, "out"), { recursive: true });
  const snapshot = relative(folder, join(PROJECT, "out/demo-snapshot.json"));
  const take = [PROGRAM, "snapshot", "Dockerfile", "--out", snapshot];
  await runOrThrow(process.execPath, take, { cwd: folder });
  const whatIf = ["layers", "Dockerfile", "--against", snapshot, "--what-if", DEMO_SOURCE];
  await strata(`Rebuild forecast, if ${DEMO_SOURCE} were changed now`, whatIf, folder);
}

/** @param {string} title @param {readonly string[]} args @param {string} folder */
async function strata(title, args, folder) {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} was not built: npm run build says why`);
  console.log(
    `\n${title} (strata ${args.join(" ")} in ${relative(process.cwd(), folder) || "."})\n`,
  );
  const program = [PROGRAM, ...args];
  const { status } = await run(process.execPath, program, { cwd: folder, output: "show" });
  // 1 says that there are problems, which is what is to be seen here.
  if (status > 1) throw new Error(`strata ${args.join(" ")} ended with status ${status}`);
}

/** @param {boolean} wanted @returns {Promise<"bring up" | "leave">} */
async function planEngine(wanted) {
  const existing = await existingEngine();
  if (existing !== undefined) {
    steps.note(`Docker Engine ${existing.version} answers; the sidebar shows it`);
    return "leave";
  }
  const closed = systemIsClosed();
  if (wanted && closed === undefined) return "bring up";
  steps.note(
    `no Docker Engine answers, so the sidebar says so; start Docker, or set DOCKER_HOST` +
      (wanted ? ` (none is brought up here: ${closed})` : ""),
  );
  return "leave";
}

/** VS Code's terminal gets the docker program that fits the engine as well. */
function ownEngineEnvironment() {
  const path = [dirname(ENGINE.dockerProgram), process.env["PATH"] ?? ""].join(delimiter);
  return { ...dockerEnvironment(ENGINE), PATH: path };
}

async function bringUpEngine() {
  steps.note("bringing up a Docker Engine for the sidebar (--no-engine leaves that out)");
  const engine = await provideEngine({ store: "classic", steps });
  await steps.step("starting the demo's compose project", undefined, () =>
    runOrThrow(engine.dockerProgram, ["compose", "up", "--detach", "--quiet-pull"], {
      cwd: DEMO,
      env: dockerEnvironment(engine),
    }),
  );
}
