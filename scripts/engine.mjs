/**
 * Our own Docker Engine by hand: `node scripts/engine.mjs start|stop|env [classic|containerd]`.
 */
import { endOnSignals } from "./lib/run.mjs";
import { createSteps } from "./lib/steps.mjs";
import { plannedEngine, stop } from "./setup/engine-process.mjs";
import { provideEngine } from "./setup/engine.mjs";

endOnSignals();
const [action = "", store = "classic"] = process.argv.slice(2);
if (store !== "classic" && store !== "containerd") throw new Error(`no such image store: ${store}`);

if (action === "stop") {
  await stop(plannedEngine(store));
} else if (action === "start" || action === "env") {
  const engine = await provideEngine({ store, steps: createSteps() });
  console.log(`DOCKER_HOST=unix://${engine.socketPath}`);
  console.log(`DOCKER_CONFIG=${engine.dockerConfig}`);
  console.log(`docker program: ${engine.dockerProgram}`);
} else {
  console.error("usage: node scripts/engine.mjs start|stop|env [classic|containerd]");
  process.exitCode = 2;
}
