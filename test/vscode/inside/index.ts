import { writeFile } from "node:fs/promises";
import Mocha from "mocha";
import { activationSuite } from "./activation.ts";
import { besideOthersSuite } from "./beside-others.ts";
import { commandsSuite } from "./commands.ts";
import { problemsSuite } from "./problems.ts";
import { settingsSuite } from "./settings.ts";

/**
 * What the extension host calls. Results go to the file that STRATA_INSIDE_RESULTS names, as
 * `{ title, error }` each, for the runner outside to count.
 */
export async function run(): Promise<void> {
  const file = process.env["STRATA_INSIDE_RESULTS"];
  if (file === undefined) throw new Error("STRATA_INSIDE_RESULTS names no file");
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, reporter: Quiet });
  // Files are not loaded one by one, they are in this bundle: mocha is told so that it hears them.
  mocha.suite.emit("pre-require", globalThis, "inside", mocha);
  activationSuite();
  besideOthersSuite();
  commandsSuite();
  problemsSuite();
  settingsSuite();
  const results: { title: string; error: string | null }[] = [];
  await new Promise((resolve) => {
    mocha
      .run(resolve)
      .on("pass", (test) => results.push({ title: test.fullTitle(), error: null }))
      .on("fail", (test, error: Error) =>
        results.push({ title: test.fullTitle(), error: error.message }),
      );
  });
  await writeFile(file, JSON.stringify(results));
}

/** The runner outside does the talking. */
class Quiet extends Mocha.reporters.Base {}
