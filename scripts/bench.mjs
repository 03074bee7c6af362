/**
 * `npm run bench`: ratios against other tools, measured in the same run. Sets up and builds what is
 * missing first, bundles the benches and runs them.
 */
import { runTypeScript } from "./lib/run-typescript.mjs";
import { createSteps, messageOf } from "./lib/steps.mjs";
import { provideFor } from "./setup/provisions.mjs";

main().catch((error) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});

async function main() {
  const { environment, missing, broken } = await provideFor(["server", "vscode"], createSteps());
  for (const [part, why] of [...broken, ...missing]) console.error(`${part} cannot run: ${why}`);
  if (broken.size > 0) throw new Error("The bench needs what could not be set up.");
  // Room for what a bench keeps alive, so that it measures the code and not V8 copying survivors.
  const nodeArguments = ["--max-semi-space-size=128"];
  await runTypeScript("test/bench/main.ts", { ...process.env, ...environment }, nodeArguments);
}
