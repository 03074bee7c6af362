import { validate } from "dockerfile-utils";
import { DEFAULT_CONFIGURATION } from "../../server/src/lint/configuration.ts";
import { lint } from "../../server/src/lint/lint.ts";
import { Analysis } from "../../server/src/model/analysis.ts";
import { sampleDockerfile } from "./sample.ts";
import { type BenchRow, timed } from "./table.ts";

/** Linting 200 lines in process, parsing included, beside dockerfile-utils. */
export function lintRows(): BenchRow[] {
  const text = sampleDockerfile(200);
  const options = { configuration: DEFAULT_CONFIGURATION, ignore: null, shell: null };
  return [
    {
      what: "lint 200 lines",
      ours: timed(51, () => void lint(new Analysis(text), options)),
      peer: timed(51, () => void validate(text)),
      peerName: "dockerfile-utils",
      atMost: 1,
    },
  ];
}
