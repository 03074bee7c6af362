import type { ForecastView, ReasonKind, ReasonView, StepView } from "@strata/protocol/forecast";
import type { RandomSource } from "./random-source.ts";

/** What a build is made from; a line has a name, so that it is found again where others come and go. */
export interface NamedBuild {
  readonly lines: readonly { readonly name: string; readonly text: string }[];
  readonly files: Readonly<Record<string, { readonly content: string; readonly mode: number }>>;
  readonly args: Readonly<Record<string, string>>;
}

/** One change of such a build, and the reasons that tell of it. */
export interface NamedChange {
  readonly name: string;
  readonly apply: (build: NamedBuild) => NamedBuild;
  /** @param line Name of the line that the reason is given for. */
  readonly isNamedBy: (reason: ReasonView, line: string) => boolean;
}

/** @param mark Nobody built it before. */
export function namedBuild(base: string, mark: string): NamedBuild {
  const texts: Readonly<Record<string, string>> = {
    from: `FROM ${base} AS build`,
    mark: `RUN echo ${mark}`,
    mode: "ARG MODE=dev",
    manifest: "COPY package.json ./",
    install: "RUN echo install > /installed",
    level: "ENV LEVEL=1",
    source: "COPY src /src",
    build: "RUN --mount=source=conf,target=/conf cat /conf/app.conf > /built",
    user: "USER 0",
    add: "ADD docs /docs",
    test: 'RUN ["echo", "test"]',
    last: "RUN echo last",
  };
  const paths = ["package.json", "src/a.js", "src/b.js", "src/c.js", "conf/app.conf", "docs/d.md"];
  const files = paths.map((path) => [path, { content: `${path} ${mark}\n`, mode: 0o644 }] as const);
  return {
    lines: Object.entries(texts).map(([name, text]) => ({ name, text })),
    files: Object.fromEntries(files),
    args: {},
  };
}

/** @param otherBase Another image than the build's. */
export function namedChanges(otherBase: string): readonly NamedChange[] {
  return [
    ...["package.json", "src/a.js", "conf/app.conf", "docs/d.md"].map((path) =>
      file(`edit ${path}`, "file-changed", path, { content: "edited\n", mode: 0o644 }),
    ),
    file("add src/new.js", "file-added", "src/new.js", { content: "new\n", mode: 0o644 }),
    file("remove src/b.js", "file-removed", "src/b.js", null),
    file("chmod src/c.js", "file-mode", "src/c.js", "executable"),
    {
      name: "give MODE",
      apply: (build) => ({ ...build, args: { MODE: "release" } }),
      isNamedBy: ({ kind, message }) => kind === "argument-changed" && message.includes("MODE"),
    },
    {
      ...line("level", "ENV LEVEL=2", "environment-changed"),
      isNamedBy: ({ kind, message }) => kind === "environment-changed" && message.includes("LEVEL"),
    },
    {
      ...line("user", "USER 1000", "instruction-changed"),
      isNamedBy: ({ kind, message }) =>
        kind === "instruction-changed" && message.startsWith("USER "),
    },
    line("install", "RUN echo installed > /installed", "instruction-changed"),
    line("test", 'RUN ["echo", "tested"]', "instruction-changed"),
    line("manifest", "COPY --chmod=600 package.json ./", "option-changed"),
    line(
      "build",
      "RUN --mount=source=conf,target=/conf --mount=type=tmpfs,target=/t cat /conf/app.conf > /built",
      "mount-changed",
    ),
    line("from", `FROM ${otherBase} AS build`, "base-changed"),
    {
      name: "new step",
      apply: ({ lines, ...build }) => ({
        ...build,
        lines: lines.flatMap((each) =>
          each.name === "source" ? [{ name: "new", text: "RUN echo new" }, each] : [each],
        ),
      }),
      isNamedBy: ({ kind }, on) => kind === "new-step" && on === "new",
    },
  ];
}

function file(
  name: string,
  kind: ReasonKind,
  path: string,
  after: { readonly content: string; readonly mode: number } | "executable" | null,
): NamedChange {
  return {
    name,
    apply: ({ files, ...build }) => {
      const { [path]: before = { content: "", mode: 0 }, ...rest } = files;
      if (after === null) return { ...build, files: rest };
      const changed = after === "executable" ? { ...before, mode: 0o755 } : after;
      return { ...build, files: { ...rest, [path]: changed } };
    },
    isNamedBy: (reason) => reason.kind === kind && reason.files?.includes(path) === true,
  };
}

function line(name: string, text: string, kind: ReasonKind): NamedChange {
  return {
    name: `rewrite ${name}`,
    apply: ({ lines, ...build }) => ({
      ...build,
      lines: lines.map((each) => (each.name === name ? { name, text } : each)),
    }),
    isNamedBy: (reason, on) => reason.kind === kind && on === name,
  };
}

/** One to four of them. */
export function chooseChanges(
  all: readonly NamedChange[],
  random: RandomSource,
): readonly NamedChange[] {
  const left = [...all];
  const chosen: NamedChange[] = [];
  for (let count = random.between(1, 4); count > 0; count -= 1) {
    chosen.push(...left.splice(random.below(left.length), 1));
  }
  return chosen;
}

export function applyChanges(build: NamedBuild, changes: readonly NamedChange[]): NamedBuild {
  return changes.reduce((changed, { apply }) => apply(changed), build);
}

/** Steps that rebuild and were there before, with the names of their lines. */
export function rebuiltSteps(
  forecast: ForecastView,
  build: NamedBuild,
): readonly { readonly step: StepView; readonly name: string }[] {
  return stepsOf(forecast)
    .filter(({ state }) => state === "rebuild")
    .map((step) => ({ step, name: nameOf(build, step.line) }))
    .filter(({ name }) => name !== "new");
}

export interface Roots {
  readonly named: readonly NamedChange[];
  /** Reasons that none of the changes gives. */
  readonly unknown: readonly string[];
}

/** The changes that a step's reasons tell of, along the lines that they name. */
export function rootsOf(
  step: StepView,
  forecast: ForecastView,
  build: NamedBuild,
  changes: readonly NamedChange[],
): Roots {
  const named = new Set<NamedChange>();
  const unknown: string[] = [];
  const open = [step];
  const seen = new Set<StepView>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const reason of next.reasons) {
      if (reason.kind === "previous-step") {
        open.push(...stepsOf(forecast).filter(({ line }) => line === reason.line));
        continue;
      }
      const line = nameOf(build, next.line);
      const telling = changes.filter(({ isNamedBy }) => isNamedBy(reason, line));
      for (const change of telling) named.add(change);
      if (telling.length === 0) unknown.push(`${line}: ${reason.message}`);
    }
  }
  return { named: [...named], unknown };
}

function stepsOf({ stages }: ForecastView): readonly StepView[] {
  return stages.flatMap(({ steps }) => steps);
}

function nameOf({ lines }: NamedBuild, line: number): string {
  return lines[line - 1]?.name ?? "";
}

export function textOf({ lines }: NamedBuild): string {
  return lines.map(({ text }) => `${text}\n`).join("");
}
