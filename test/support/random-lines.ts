import type { RandomSource } from "./random-source.ts";

/** One instruction of a random Dockerfile. */
export interface RandomLine {
  readonly text: string;
  /** Absolute paths that are there afterwards. */
  readonly provides: readonly string[];
  /** Paths of other stages that it takes. */
  readonly needs: readonly { readonly stage: string; readonly path: string }[];
  /** It runs a program, which an empty image has none of. */
  readonly runs: boolean;
}

/** What a new line can refer to. */
export interface LineScope {
  readonly random: RandomSource;
  /** A word that no other case has. */
  readonly mark: string;
  /** Earlier stages and what lies in them. */
  readonly stages: readonly { readonly name: string; readonly paths: readonly string[] }[];
  /** What lies in the line's own stage. */
  readonly own: readonly string[];
  /** An image that is at hand. */
  readonly image: string;
  /** Named build contexts. */
  readonly contexts: readonly string[];
}

type Form = (scope: LineScope) => RandomLine | null;

/** A line of any kind that makes a step or a setting. */
export function randomLine(scope: LineScope): RandomLine {
  const { random } = scope;
  for (;;) {
    const kind = random.number();
    const forms = kind < 0.3 ? RUNS : kind < 0.42 ? MOUNTS : kind < 0.8 ? COPIES : SETTINGS;
    const line = random.pick(forms)(scope);
    if (line !== null) return line;
  }
}

/** A line that changes settings and makes no step. */
export function settingLine(scope: LineScope): RandomLine | null {
  return scope.random.pick(SETTINGS)(scope);
}

/** A line that takes from another stage. */
export function takingLine(scope: LineScope): RandomLine | null {
  return scope.random.pick([copyFromStage, copyFromStage, bindFromStage])(scope);
}

/** A line that puts something where other stages find it. */
export function providingLine(scope: LineScope, runs: boolean): RandomLine {
  const { random } = scope;
  const forms = runs ? [runMakes, copyFile, copyFolder] : [copyFile, copyFolder];
  return random.pick(forms)(scope);
}

/** Only a build knows whether an address still has what it had: all that follows is unsure. */
export function remoteLine({ random }: Pick<LineScope, "random">, address: string): RandomLine {
  return line(`ADD ${address}/${random.below(1000)}.txt /out/remote/`);
}

function line(text: string, parts: Partial<RandomLine> = {}): RandomLine {
  return { text, provides: [], needs: [], runs: text.startsWith("RUN"), ...parts };
}

const number = ({ random }: LineScope): number => random.below(1000);

const FILES = ["a.txt", "src/main.js", "src/lib/util.js", "conf/app.conf", ".hidden", "ünï.txt"];
const FOLDERS = ["src", "src/lib", "conf", "docs", "src/lib/deep"];
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  src: ["main.js", "lib/util.js", "lib/deep/er.js"],
  "src/lib": ["util.js", "deep/er.js"],
  conf: ["app.conf"],
  docs: [],
  "src/lib/deep": ["er.js"],
};
const TARGETS = ["/out/", "/out/d/", "/out/e/", "/opt/", "/out/c"];

function flags({ random }: LineScope): string {
  const chosen = [
    ...random.some(["--link", "--link=false"], 0.1).slice(0, 1),
    ...random
      .some(["--chmod=755", "--chmod=0644", "--chmod=u+x", "--chmod=go-w", "--chmod=a=rX"], 0.05)
      .slice(0, 1),
    ...random
      .some(["--chown=1000", "--chown=1000:1000", "--chown=root", "--chown=0:0"], 0.05)
      .slice(0, 1),
  ];
  return chosen.map((flag) => `${flag} `).join("");
}

const keyword = ({ random }: LineScope): string => (random.chance(0.2) ? "ADD" : "COPY");

function copyFile(scope: LineScope): RandomLine {
  const { random } = scope;
  const source = random.pick(FILES);
  const name = source.slice(source.lastIndexOf("/") + 1);
  const target = random.pick([...TARGETS, `/out/${name}`, "/out/same"]);
  const path = target.endsWith("/") ? `${target}${name}` : target;
  const written = random.pick([
    source,
    source,
    source,
    `./${source}`,
    `/${source}`,
    `x/../${source}`,
  ]);
  return line(`${keyword(scope)} ${flags(scope)}${written} ${target}`, { provides: [path] });
}

function copyFolder(scope: LineScope): RandomLine {
  const { random } = scope;
  const source = random.pick(FOLDERS);
  const folder = random.pick(["/out/d", "/out/e", "/opt", "/out/tree"]);
  const end = random.pick(["", "/", "/."]);
  const written = random.pick([source, `${source}/`, `./${source}`]);
  const provides = [folder, ...(INSIDE[source] ?? []).map((inner) => `${folder}/${inner}`)];
  return line(`${keyword(scope)} ${flags(scope)}${written} ${folder}${end}`, { provides });
}

function copyFromStage(scope: LineScope): RandomLine | null {
  const { random } = scope;
  const found = somethingElsewhere(scope);
  if (found === null) return null;
  const { stage, path } = found;
  const upper = random.chance(0.1) ? stage.toUpperCase() : stage;
  const place = looksLikeFile(path) ? "/got/file" : "/got/folder";
  const target = random.pick(["/got/", place, "/out/", `/out${place}`, "got/", path]);
  const odd = random.chance(0.15) ? random.pick([`${path}*`, `${path}/`, path.slice(1)]) : path;
  const source = odd.endsWith("/") && /\.\w+\/$/.test(odd) ? path : odd;
  const exclude = random.chance(0.1) ? random.pick(["--exclude=*.js ", "--exclude=lib/** "]) : "";
  const link = random.chance(0.15) ? "--link " : "";
  const absolute = target.startsWith("/") && !target.endsWith("/") && source === path;
  return line(`COPY ${link}${exclude}--from=${upper} ${source} ${target}`, {
    provides: absolute && exclude === "" ? [target] : [],
    needs: [found],
  });
}

function looksLikeFile(path: string): boolean {
  return /\.\w+$|\/(r\d|made|same|h1|EOF|passwd|file|c)$/.test(path);
}

function somethingElsewhere({
  random,
  stages,
}: LineScope): { readonly stage: string; readonly path: string } | null {
  const able = stages.filter(({ paths }) => paths.length > 0);
  if (able.length === 0) return null;
  const stage = random.pick(able);
  return { stage: stage.name, path: random.pick(stage.paths) };
}

function bindFromStage(scope: LineScope): RandomLine | null {
  const { random } = scope;
  const found = somethingElsewhere(scope);
  // In a mount's source BuildKit takes each byte of such a name for a letter.
  if (found === null || found.path.includes("ü")) return null;
  const mode = random.pick(["", "", ",rw", ",ro", ",readonly"]);
  const mount = `--mount=type=bind,from=${found.stage},source=${found.path},target=/m${random.below(3)}${mode}`;
  return line(`RUN ${mount} echo ${number(scope)} ; ls /m* > /dev/null`, { needs: [found] });
}

/** A command that puts something at a path. */
function runMakes(scope: LineScope): RandomLine {
  const { random } = scope;
  const path = random.pick(["/gen/r1", "/gen/r2", "/gen/d/r3", "/out/made", "/out/a.txt"]);
  const folder = path.slice(0, path.lastIndexOf("/"));
  const text = random.pick([String(number(scope)), "fixed", "$K1"]);
  const write = `mkdir -p ${folder}; echo ${text} > ${path}`;
  return line(`RUN ${write} || true`, { provides: [path] });
}

const RUNS: readonly Form[] = [
  runMakes,
  runMakes,
  runMakes,
  (scope) => line(`RUN echo ${number(scope)}`),
  (scope) => line(`RUN ["echo", "${number(scope)}", "$K1"]`),
  (scope) => line(`RUN echo ${number(scope)} \\\n  # why\n\n    && true`),
  (scope) => line(`RUN <<EOF\necho ${number(scope)} $K1\ntrue\nEOF`),
  (scope) => line(`RUN <<-'EOF'\n\techo ${number(scope)}\n\tEOF`),
  (scope) => line(`RUN <<EOF\n#!/bin/sh\necho ${number(scope)}\nEOF`),
  (scope) => line(`RUN cat <<A && cat <<B\n${number(scope)}\nA\nb\nB`),
  (scope) => line(`RUN --network=${scope.random.pick(["none", "default"])} echo ${number(scope)}`),
  () => line("RUN mkdir -p /out/a.txt 2>/dev/null || true"),
  (scope) => line(`RUN adduser -D -H u${number(scope)} || true`),
  (scope) => line(`RUN ["sh", "-c", "echo ${number(scope)} > /gen/r4 || true"]`, { provides: [] }),
  ({ own, random }) =>
    own.length === 0 ? null : line(`RUN cp ${random.pick(own)} /gen/r5 2>/dev/null || true`),
  () => line("RUN rm -rf /out/a.txt; mkdir -p /out/a.txt || true", { provides: ["/out/a.txt"] }),
  () => line("RUN mkdir -p /out/real; ln -sfn /out/real /out/d || true", { provides: ["/out/d"] }),
  ({ own, random }) => {
    const paths = own.filter((path) => path.startsWith("/out/"));
    if (paths.length === 0) return null;
    return line(`RUN ln -s ${random.pick(paths)} /gen/link${random.below(3)} || true`);
  },
  ({ own, random }) => (own.length === 0 ? null : line(`RUN cat ${random.pick(own)} || true`)),
  ({ own, random }) =>
    own.length === 0 ? null : line(`RUN chmod 600 ${random.pick(own)} 2>/dev/null || true`),
];

const MOUNTS: readonly Form[] = [
  bindFromStage,
  bindFromStage,
  bindFromStage,
  (scope) => {
    const source = scope.random.pick([...FILES, ...FOLDERS, ".", "link", "folder", "src/up"]);
    const mode = scope.random.pick(["", "", ",ro", ",rw"]);
    return line(
      `RUN --mount=type=bind,source=${source},target=/m1${mode} echo ${number(scope)}; ls /m1`,
    );
  },
  (scope) => {
    const source = scope.random.pick(["conf", "src/lib"]);
    return line(
      `RUN --mount=target=/m2,src=${source} --mount=type=tmpfs,target=/t1 echo ${number(scope)}`,
    );
  },
  (scope) => {
    const image = scope.image;
    return line(`RUN --mount=from=${image},source=/etc,target=/m3 ls /m3; echo ${number(scope)}`);
  },
  (scope) => {
    const extra = scope.random.pick([
      "",
      ",id=x",
      ",sharing=locked",
      ",uid=1000",
      ",mode=0700",
      ",ro",
    ]);
    return line(
      `RUN --mount=type=cache,target=/cache${scope.random.pick(["", "/in", "/"])}${extra} echo ${number(scope)}`,
    );
  },
  (scope) => {
    const found = somethingElsewhere(scope);
    if (found === null) return null;
    return line(
      `RUN --mount=type=cache,target=/cache,from=${found.stage},source=/out echo ${number(scope)}`,
      { needs: [{ stage: found.stage, path: "/out" }] },
    );
  },
  (scope) => {
    const extra = scope.random.pick([
      "",
      ",target=/s",
      ",required",
      ",mode=0440",
      ",env=TOKEN",
      ",uid=5",
    ]);
    return line(`RUN --mount=type=secret,id=token${extra} echo ${number(scope)}`);
  },
  (scope) => {
    const extra = scope.random.pick(["", ",id=other", ",mode=0666"]);
    return line(`RUN --mount=type=ssh${extra} echo ${number(scope)}`);
  },
  (scope) => {
    const size = scope.random.pick(["", ",size=1m", ",size=1048576", ",size=2m"]);
    return line(`RUN --mount=type=tmpfs,target=/t1${size} echo ${number(scope)}`);
  },
  (scope) =>
    line(
      `RUN --mount=type=bind,target=/m\${V1} --mount=target=rel,source=conf echo ${number(scope)}`,
    ),
];

const COPIES: readonly Form[] = [
  copyFile,
  copyFile,
  copyFile,
  copyFolder,
  copyFolder,
  copyFromStage,
  copyFromStage,
  copyFromStage,
  copyFromStage,
  (scope) => {
    const exclude = scope.random.pick([
      "*.log",
      "**/*.js",
      "lib",
      "lib/*",
      "!lib/util.js",
      "x?.js",
    ]);
    const [first, second] = [
      scope.random.pick(["src", "."]),
      scope.random.pick(["", "--exclude=*.bak "]),
    ];
    return line(`COPY --exclude=${exclude} ${second}${first} /out/x/`);
  },
  (scope) => line(`COPY ${flags(scope)}. /out/all/`),
  (scope) => {
    const pattern = scope.random.pick([
      ...["*.txt", "src/*.js", "src/*", "s*/lib", "conf/*.con?", "[a-c].txt", "odd[[]1].txt"],
      ...["src/l*/", "*/main.js", "src/[^x]*", "a.tx*", "conf/app.conf*", "zz*"],
    ]);
    return line(`COPY ${flags(scope)}${pattern} ${scope.random.pick(["/out/w/", "/out/"])}`);
  },
  (scope) => {
    const source = scope.random.pick(["link", "folder", "src/up", "rooted", "chain", "folder/"]);
    return line(`COPY ${source} /out/${scope.random.pick(["l", "l/", "l2"])}`);
  },
  () => line("COPY folder /out/fd/"),
  (scope) => line(`COPY ["docs/read me.md", "it?s", "/out/q${scope.random.below(2)}/"]`),
  (scope) => line(`COPY a.txt src/main.js conf /out/m${scope.random.below(2)}/`, {}),
  (scope) => line(`COPY a.txt ${scope.random.pick(["./", ".", "b.txt", "../b.txt", "sub/"])}`),
  (scope) => line(`COPY \${V1:-a}.txt \${V2:-src}/ /out/v${scope.random.below(2)}/`),
  (scope) =>
    line(`COPY <<EOF /out/h1\n${scope.mark} ${number(scope)} $K1\nEOF`, { provides: ["/out/h1"] }),
  (scope) =>
    line(`COPY <<'EOF' a.txt /out/h/\n${scope.mark} ${number(scope)} $K1\nEOF`, {
      provides: ["/out/h/EOF"],
    }),
  (scope) => line(`ADD ${flags(scope)}pack.tar /out/tar/`, { provides: [] }),
  () => line(`COPY pack.tar /out/`, { provides: ["/out/pack.tar"] }),
  (scope) => {
    const { image } = scope;
    return line(`COPY --from=${image} /etc/passwd /out/`, { provides: ["/out/passwd"] });
  },
  (scope) => {
    if (scope.contexts.length === 0) return null;
    const name = scope.random.pick(scope.contexts);
    if (name === "img")
      return line("COPY --from=img /etc/passwd /out/", { provides: ["/out/passwd"] });
    const source = scope.random.pick(["main.js", "lib", ".", "*.js"]);
    return scope.random.chance(0.3)
      ? line(`RUN --mount=from=extra,source=lib,target=/m4 echo ${number(scope)}`)
      : line(`COPY --from=extra ${source} /out/n/`);
  },
  workdir,
  workdir,
  workdir,
];

function workdir({ random }: LineScope): RandomLine {
  const path = random.pick([
    ...[
      "/w",
      "/w/v",
      "rel",
      "rel/deep",
      ".",
      "..",
      "/",
      "/w/../u",
      "${V2:-v}",
      "/w/$K1",
      "sp\\ ace",
    ],
  ]);
  return line(`WORKDIR ${path}`);
}

const SETTINGS: readonly Form[] = [
  (scope) => line(`ENV K1=${scope.random.pick(["one", "two", '"a b"', "$K2"])}`),
  (scope) => line(`ENV K2=${number(scope)} K3="$K1 x"`),
  (scope) => line(`ENV K${scope.random.below(4)} some words ${scope.random.below(3)}`),
  () => line("ARG K1"),
  (scope) => line(`ARG K1=${scope.random.pick(["dflt", "$K2"])}`),
  () => line("ARG K2=b K3=$K2-c"),
  () => line("ARG G1"),
  () => line("ARG G2=local"),
  ({ random }) =>
    line(`ARG ${random.pick(["TARGETARCH", "TARGETPLATFORM", "BUILDPLATFORM", "TARGETSTAGE"])}`),
  ({ random }) => line(`ARG ${random.pick(["HTTP_PROXY", "SOURCE_DATE_EPOCH", "unset"])}`),
  ({ random }) =>
    line(`USER ${random.pick(["1000", "root", "app", "0:0", "1000:1000", "${V3:-1000}"])}`),
  ({ random }) => line(`SHELL ${random.pick(['["/bin/sh", "-ec"]', '["/bin/sh", "-c"]'])}`),
  (scope) => line(`LABEL l=${number(scope)}`),
  (scope) => line(`EXPOSE ${1000 + number(scope)}`),
  (scope) => line(`CMD echo ${number(scope)}`),
  () => line("VOLUME /vol"),
  (scope) => line(`HEALTHCHECK CMD echo ${number(scope)}`),
  (scope) => line(`# ${number(scope)}`),
  ({ random }) => line(`ONBUILD ${random.pick(TRIGGERS)}`),
];

const TRIGGERS = [
  "COPY a.txt /out/onb",
  "RUN echo onbuild $K1",
  "ENV K1=onb",
  "ARG K2",
  "WORKDIR onb",
  "COPY . /out/onball",
  "USER 1000",
  "ADD pack.tar /out/onb/",
];
