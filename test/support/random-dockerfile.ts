import {
  type LineScope,
  providingLine,
  remoteLine,
  type RandomLine,
  randomLine,
  settingLine,
  takingLine,
} from "./random-lines.ts";
import type { RandomSource } from "./random-source.ts";

export interface RandomStage {
  readonly name: string;
  /** An image, `scratch`, or an earlier stage. */
  readonly from: string;
  readonly platform: string | null;
  readonly lines: readonly RandomLine[];
}

export interface RandomDockerfile {
  readonly head: readonly string[];
  readonly stages: readonly RandomStage[];
}

/** What Dockerfiles of one case share. */
export interface DockerfileScope {
  readonly random: RandomSource;
  readonly mark: string;
  /** Images that stages may begin from. */
  readonly images: readonly string[];
  readonly address: string | null;
  readonly contexts: readonly string[];
}

export function makeDockerfile(scope: DockerfileScope): RandomDockerfile {
  const { random } = scope;
  let file: RandomDockerfile = { head: makeHead(random), stages: [] };
  const count = random.pick([1, 2, 3, 3, 4, 5, 6]);
  for (let index = 0; index < count; index += 1) file = addStage(file, scope);
  if (scope.address === null || random.chance(0.7)) return file;
  return withLine(file, count - 1, remoteLine(scope, scope.address));
}

function makeHead(random: RandomSource): string[] {
  return [
    ...random.some(["# check=skip=all"], 0.1),
    ...random.some(["ARG G1=global", "ARG G2", "ARG G3=$G1-x"], 0.5),
  ];
}

/** At the end: it takes from the others, so that they are needed. */
export function addStage(file: RandomDockerfile, scope: DockerfileScope): RandomDockerfile {
  const { random } = scope;
  const from = chooseBase(file, scope);
  const platform =
    scope.images.includes(from) && random.chance(0.1) ? random.pick(PLATFORMS) : null;
  const name = `s${file.stages.length}`;
  let grown: RandomDockerfile = {
    ...file,
    stages: [...file.stages, { name, from, platform, lines: [] }],
  };
  const index = file.stages.length;
  const add = (line: RandomLine | null): void => {
    if (line !== null && fits(grown, index, line)) grown = withLine(grown, index, line);
  };
  add(providingLine(lineScope(grown, index, scope), runsPrograms(grown, index)));
  const count = random.between(3, 8);
  for (let made = 0; made < count; made += 1) add(randomLine(lineScope(grown, index, scope)));
  for (let taken = 0; taken < 3; taken += 1) add(takingLine(lineScope(grown, index, scope)));
  return grown;
}

const PLATFORMS = ["linux/amd64", "linux/amd64/v2", "$BUILDPLATFORM"];

function chooseBase(file: RandomDockerfile, { random, images }: DockerfileScope): string {
  if (file.stages.length > 0 && random.chance(0.25)) return random.pick(file.stages).name;
  return random.chance(0.15) ? "scratch" : random.pick(images);
}

function withLine(
  file: RandomDockerfile,
  index: number,
  line: RandomLine,
  at = Infinity,
): RandomDockerfile {
  const stages = file.stages.map((stage, other) =>
    other === index ? { ...stage, lines: stage.lines.toSpliced(at, 0, line) } : stage,
  );
  return { ...file, stages };
}

export function lineScope(
  file: RandomDockerfile,
  index: number,
  { random, mark, images, contexts }: DockerfileScope,
): LineScope {
  const others = file.stages.slice(0, index);
  return {
    random,
    mark,
    image: random.pick(images),
    contexts,
    own: pathsIn(file, index),
    stages: others.map(({ name }, other) => ({ name, paths: pathsIn(file, other) })),
  };
}

function pathsIn({ stages }: RandomDockerfile, index: number): readonly string[] {
  const stage = stages[index];
  if (stage === undefined) return [];
  const base = stages.findIndex(({ name }) => name === stage.from);
  const inherited =
    base >= 0 && base < index ? pathsIn({ head: [], stages: [...stages] }, base) : [];
  return [...new Set([...inherited, ...stage.lines.flatMap(({ provides }) => provides)])];
}

function runsPrograms({ stages }: RandomDockerfile, index: number): boolean {
  const from = stages[index]?.from;
  if (from === "scratch") return false;
  const base = stages.findIndex(({ name }) => name === from);
  return base < 0 || base >= index ? true : runsPrograms({ head: [], stages }, base);
}

/** Whether what a line needs is there. */
function fits(file: RandomDockerfile, index: number, line: RandomLine): boolean {
  if (!runsPrograms(file, index) && (line.runs || /^ONBUILD (RUN|.*USER)/.test(line.text))) {
    return false;
  }
  return line.needs.every(({ stage, path }) => {
    const other = file.stages.findIndex(({ name }) => name === stage);
    if (other < 0 || other >= index) return false;
    const paths = pathsIn(file, other);
    return paths.some((known) => known === path || known.startsWith(`${path}/`));
  });
}

/** Whether a build of it can work, as far as this generator knows. */
function isSound(file: RandomDockerfile): boolean {
  return file.stages.every(
    (stage, index) =>
      earlierStage(file, index) && stage.lines.every((line) => fits(file, index, line)),
  );
}

function earlierStage({ stages }: RandomDockerfile, index: number): boolean {
  const from = stages[index]?.from;
  const isStage = /^s\d+$/.test(from ?? "");
  return !isStage || stages.slice(0, index).some(({ name }) => name === from);
}

/** Changes a line, and says how. */
export function changeDockerfile(
  file: RandomDockerfile,
  scope: DockerfileScope,
): { readonly file: RandomDockerfile; readonly name: string } {
  const { random } = scope;
  for (let tries = 0; tries < 30; tries += 1) {
    const changed = random.pick(CHANGES)(file, random.below(file.stages.length), scope);
    if (changed !== null && isSound(changed.file)) return changed;
  }
  return { file, name: "nothing" };
}

type Change = (
  file: RandomDockerfile,
  index: number,
  scope: DockerfileScope,
) => { readonly file: RandomDockerfile; readonly name: string } | null;

const insert: Change = (file, index, scope) => {
  const line = randomLine(lineScope(file, index, scope));
  const count = file.stages[index]?.lines.length ?? 0;
  if (!fits(file, index, line)) return null;
  const changed = withLine(file, index, line, scope.random.between(0, count));
  return { file: changed, name: `insert ${line.text}` };
};

const remove: Change = (file, index, { random }) => {
  const lines = file.stages[index]?.lines ?? [];
  if (lines.length < 2) return null;
  const at = random.below(lines.length);
  return {
    file: replaceLines(file, index, lines.toSpliced(at, 1)),
    name: `remove ${lines[at]?.text}`,
  };
};

const move: Change = (file, index, { random }) => {
  const lines = file.stages[index]?.lines ?? [];
  if (lines.length < 2) return null;
  const at = random.below(lines.length - 1);
  const pair = lines.slice(at, at + 2).reverse();
  return { file: replaceLines(file, index, lines.toSpliced(at, 2, ...pair)), name: `swap ${at}` };
};

/** The first number of a line becomes another, or a flag comes or goes. */
const edit: Change = (file, index, { random }) => {
  const lines = file.stages[index]?.lines ?? [];
  const able = lines.filter(({ text }) => /\b\d{1,4}\b/.test(text) || /^(COPY|ADD) /.test(text));
  if (able.length === 0) return null;
  const chosen = random.pick(able);
  const text = /^(COPY|ADD) /.test(chosen.text)
    ? editCopy(chosen.text, random)
    : chosen.text.replace(
        /(echo |=)\d{1,4}\b/,
        (_, before: string) => `${before}${random.below(1000)}`,
      );
  if (text === chosen.text) return null;
  const changed = lines.map((line) => (line === chosen ? { ...chosen, text } : line));
  return { file: replaceLines(file, index, changed), name: `edit ${chosen.text} → ${text}` };
};

function editCopy(text: string, random: RandomSource): string {
  const flag = random.pick(["--chmod=700", "--chmod=u=rw,go=r", "--chown=5:5", "--link"]);
  if (text.includes("--link") || text.includes("--ch"))
    return text.replace(/--(link|ch\w+)\S* /, "");
  return text.replace(/^(COPY|ADD) /, `$1 ${flag} `);
}

const rebase: Change = (file, index, scope) => {
  const stage = file.stages[index];
  if (stage === undefined) return null;
  const from = scope.random.pick([
    ...scope.images,
    ...file.stages.slice(0, index).map(({ name }) => name),
  ]);
  const platform =
    scope.images.includes(from) && scope.random.chance(0.5) ? scope.random.pick(PLATFORMS) : null;
  const stages = file.stages.with(index, { ...stage, from, platform });
  return { file: { ...file, stages }, name: `${stage.name} from ${platform ?? ""} ${from}` };
};

const editMount: Change = (file, index, { random }) => {
  const lines = file.stages[index]?.lines ?? [];
  const able = lines.filter(({ text }) => text.includes("--mount="));
  if (able.length === 0) return null;
  const chosen = random.pick(able);
  const text = chosen.text.replace(/target=\/([a-z]+)\d?/, `target=/$1${random.below(9)}`);
  if (text === chosen.text) return null;
  const changed = lines.map((line) => (line === chosen ? { ...chosen, text } : line));
  return { file: replaceLines(file, index, changed), name: `mount ${chosen.text} → ${text}` };
};

const editSetting: Change = (file, index, scope) => {
  const lines = file.stages[index]?.lines ?? [];
  const able = lines.filter(({ text }) => /^(ENV|ARG|USER|SHELL) /.test(text));
  const setting = settingLine(lineScope(file, index, scope));
  if (able.length === 0 || setting === null || !fits(file, index, setting)) return null;
  const chosen = scope.random.pick(able);
  const changed = lines.map((line) => (line === chosen ? setting : line));
  const name = `setting ${chosen.text} → ${setting.text}`;
  return { file: replaceLines(file, index, changed), name };
};

/** A RUN gets or loses a flag that is part of what it is. */
const editRun: Change = (file, index, { random }) => {
  const lines = file.stages[index]?.lines ?? [];
  const able = lines.filter(({ text }) => text.startsWith("RUN ") && !text.includes("--mount"));
  if (able.length === 0) return null;
  const chosen = random.pick(able);
  const text = chosen.text.includes("--network=none")
    ? chosen.text.replace("--network=none ", "")
    : chosen.text.replace(/^RUN (--network=\S+ )?/, "RUN --network=none ");
  const changed = lines.map((line) => (line === chosen ? { ...chosen, text } : line));
  return { file: replaceLines(file, index, changed), name: `edit ${chosen.text} → ${text}` };
};

const editPlatform: Change = (file, index, { random, images }) => {
  const stage = file.stages[index];
  if (stage === undefined || !images.includes(stage.from)) return null;
  const platform = random.pick([null, ...PLATFORMS]);
  const stages = file.stages.with(index, { ...stage, platform });
  return { file: { ...file, stages }, name: `${stage.name} for ${platform}` };
};

const twin: Change = (file, index, { random }) => {
  const lines = file.stages[index]?.lines ?? [];
  if (lines.length === 0) return null;
  const at = random.below(lines.length);
  const chosen = lines[at];
  if (chosen === undefined) return null;
  return {
    file: replaceLines(file, index, lines.toSpliced(at, 0, chosen)),
    name: `double ${chosen.text}`,
  };
};

const head: Change = (file, _, { random }) => ({
  file: { ...file, head: makeHead(random) },
  name: "global arguments",
});

const grow: Change = (file, _, scope) =>
  file.stages.length > 6 ? null : { file: addStage(file, scope), name: "a stage" };

const CHANGES: readonly Change[] = [
  ...[insert, insert, insert, remove, remove, move, move, move, move, edit, edit, edit, edit],
  ...[editMount, editMount, editMount, editRun, editSetting, editSetting, editPlatform],
  ...[rebase, twin, head, grow],
];

function replaceLines(
  file: RandomDockerfile,
  index: number,
  lines: readonly RandomLine[],
): RandomDockerfile {
  const stages = file.stages.map((stage, other) => (other === index ? { ...stage, lines } : stage));
  return { ...file, stages };
}

export function writeDockerfile({ head: globals, stages }: RandomDockerfile): string {
  const written = stages.map(({ name, from, platform, lines }) => {
    const flag = platform === null ? "" : `--platform=${platform} `;
    return [`FROM ${flag}${from} AS ${name}`, ...lines.map(({ text }) => text)].join("\n");
  });
  return `${[...globals, ...written].join("\n")}\n`;
}

/** Whether a stage takes from another one, or mounts one. */
export function isMultiStage({ stages }: RandomDockerfile): boolean {
  return stages.some(({ lines }) => lines.some(({ needs }) => needs.length > 0));
}
