import {
  buildInputs,
  type EvaluatedStage,
  evaluate,
  type Evaluation,
} from "../../server/src/model/evaluate.ts";
import { expandHeredoc, expandWord } from "../../server/src/model/expand.ts";
import { buildModel, stageLabel } from "../../server/src/model/model.ts";
import { modelProblems } from "../../server/src/model/problems.ts";
import type { ImageFacts } from "../../server/src/platform/host.ts";
import { instructionSpec } from "../../server/src/syntax/instruction-table.ts";
import { parseDockerfile } from "../../server/src/syntax/parse.ts";
import { heredocContent, type Instruction } from "../../server/src/syntax/tree.ts";
import { spanText } from "../../server/src/text/span.ts";

/** The ids of what a build refuses, as the core sees it. */
export function refusedProblems(text: string): string[] {
  const evaluation = evaluateText(text);
  return [...evaluation.model.dockerfile.problems, ...modelProblems(evaluation)]
    .filter(({ refused }) => refused)
    .map(({ message }) => message.id);
}

/** The steps that a build makes of a file with named stages: place, keyword, lines, command. */
export function expectedSteps(text: string): string[] {
  const evaluation = evaluateText(text);
  return evaluation.stages.flatMap((stage) => stageSteps(stage, text)).sort();
}

export interface ExpectedFile {
  readonly path: string;
  readonly content: string;
}

/** What COPY and ADD make of heredocs. */
export function expectedFiles(text: string): ExpectedFile[] {
  const { stages, model } = evaluateText(text);
  return stages.flatMap(({ steps }) =>
    steps.flatMap(({ instruction, before }) => {
      if (instruction.args.kind !== "words") return [];
      const destination = instruction.args.words.at(-1)?.text ?? "";
      const target = expandWord(destination, before.environment, model.dockerfile.escape).value;
      return instruction.heredocs.map((heredoc) => {
        const path = target.endsWith("/") ? target + heredoc.name : target;
        const written = heredocContent(text, heredoc);
        const content = heredoc.expand ? expandHeredoc(written, before.environment).value : written;
        return { path, content };
      });
    }),
  );
}

function stageSteps({ stage, base, steps }: EvaluatedStage, text: string): string[] {
  const executed = steps
    .map(({ instruction }) => instruction)
    .filter(({ keyword }) => instructionSpec(keyword)?.step === true);
  const all = base.kind === "image" ? [stage.from, ...executed] : executed;
  return all.map((instruction, index) => {
    const { keyword, startLine, endLine } = instruction;
    const command = keyword === "RUN" ? ` ${JSON.stringify(commandOf(instruction, text))}` : "";
    const place = placeOf(`${stageLabel(stage)} ${index + 1}/${all.length}`, keyword);
    return `${place} ${keyword} ${startLine + 1}-${endLine + 1}${command}`;
  });
}

/** A step's stage and number; not for FROM, which all builds share, with the place in one of them. */
export function placeOf(place: string, keyword: string): string {
  return keyword === "FROM" ? "" : place;
}

/** What a RUN hands to the kernel, in the default shell. */
function commandOf(instruction: Instruction, text: string): readonly string[] {
  const { args, rest, heredocs } = instruction;
  if (args.kind === "json") return args.items.map((item) => item.text);
  const [first] = heredocs;
  if (first === undefined) return ["/bin/sh", "-c", rest.text];
  const whole = rest.text === spanText(text, first.marker);
  if (whole) return ["/bin/sh", "-c", heredocContent(text, first)];
  const bodies = heredocs.map(({ body, name }) => `${spanText(text, body)}${name}`);
  return ["/bin/sh", "-c", [rest.text, ...bodies].join("\n")];
}

/** Everything about the stand-in images that steps can see. */
const FACTS: ImageFacts = {
  id: "",
  layers: [],
  env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
  user: "",
  workdir: "",
  shell: [],
  onbuild: [],
};

function evaluateText(text: string): Evaluation {
  const names = ["busybox:1.36", "busybox:latest", "alpine:3.20"];
  const images = new Map(names.map((name) => [`docker.io/library/${name}`, FACTS]));
  return evaluate(buildModel(parseDockerfile(text)), buildInputs({ images }));
}
