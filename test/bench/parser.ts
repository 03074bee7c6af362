import { DockerfileParser } from "dockerfile-ast";
import { parseDockerfile } from "../../server/src/syntax/parse.ts";
import { type BenchRow, timed } from "./table.ts";
import { sampleDockerfile } from "./sample.ts";

/** How the parser grows with the text, and how it stands beside dockerfile-ast. */
export function parserRows(): BenchRow[] {
  const [small, large] = [sampleDockerfile(1000), sampleDockerfile(10_000)];
  return [
    {
      what: "parse 10,000 lines",
      ours: timed(9, () => void parseDockerfile(large)),
      peer: timed(9, () => void parseDockerfile(small)),
      peerName: "1,000 lines, our own",
      atMost: 12,
    },
    {
      what: "parse 1,000 lines",
      ours: timed(21, () => void parseDockerfile(small)),
      peer: timed(21, () => void DockerfileParser.parse(small)),
      peerName: "dockerfile-ast",
      atMost: 1,
    },
  ];
}
