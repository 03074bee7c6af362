/**
 * `npm run screenshots`: the README's pictures, taken of a real VS Code with the demo open and its
 * compose project running on an engine of its own, so that nothing else is in them.
 */
import { runTypeScript } from "./lib/run-typescript.mjs";
import { createSteps, messageOf } from "./lib/steps.mjs";
import { provideEngine } from "./setup/engine.mjs";
import { provideFor } from "./setup/provisions.mjs";
import { systemIsClosed } from "./setup/system.mjs";

main().catch((error) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});

async function main() {
  const steps = createSteps();
  const { environment, missing, broken } = await provideFor(["vscode"], steps);
  for (const [part, why] of [...broken, ...missing]) console.error(`${part} cannot run: ${why}`);
  if (broken.size + missing.size > 0)
    throw new Error("The pictures need what could not be set up.");
  const env = { ...process.env, ...environment, ...(await quietEngine(steps)) };
  await runTypeScript("test/screenshots/main.ts", env);
}

/**
 * Where an engine of our own may be had, one that no test uses.
 *
 * @param {import("./lib/steps.mjs").Steps} steps
 */
async function quietEngine(steps) {
  if (systemIsClosed() !== undefined) return {};
  const engine = await provideEngine({ store: "containerd", steps });
  return {
    STRATA_ENGINE_SOCKET: engine.socketPath,
    STRATA_ENGINE_DOCKER: engine.dockerProgram,
    STRATA_ENGINE_DOCKER_CONFIG: engine.dockerConfig,
    STRATA_ENGINE_STORE: engine.store,
  };
}
