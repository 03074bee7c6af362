import {
  appendFileSync,
  chmodSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";

/** A copy of the demo that is changed again and again. */
export interface ChangingDemo {
  readonly folder: string;
  args: Record<string, string>;
  target: string;
}

/** A change that turns at least one step of the demo, with some that turn none beside it. */
export interface DemoChange {
  readonly name: string;
  apply(demo: ChangingDemo): void;
}

export function demoChange(): fc.Arbitrary<DemoChange> {
  return fc
    .tuple(
      turning(),
      fc.subarray(IDLE, { maxLength: 2 }),
      fc.noBias(fc.integer({ min: 1, max: 1e9 })),
    )
    .map(([turn, idle, number]) => ({
      name: [turn, ...idle].map(({ name }) => name).join(" + "),
      apply: (demo) => {
        for (const atom of [turn, ...idle]) atom.apply(demo, number);
      },
    }));
}

interface Atom {
  readonly name: string;
  readonly apply: (demo: ChangingDemo, number: number) => void;
}

/** `target` is the one whose build the change reaches. */
function turning(): fc.Arbitrary<Atom> {
  return fc.constantFrom(
    ...SOURCES.map(([target, path]) => edit(target, path)),
    ...SOURCES.slice(0, 4).map(([target, path]) => mode(target, path)),
    added("api", "api/src/added.js"),
    added("api", "packages/shared/src/added.js"),
    added("worker", "worker/src/added.js"),
    {
      name: "GIT_SHA",
      apply: (demo, number) => {
        demo.target = "api";
        demo.args = { GIT_SHA: String(number) };
      },
    } satisfies Atom,
    described("package.json"),
    described("api/package.json"),
    described("worker/package.json"),
    described("web/package.json"),
    line("api", /^(RUN npm test --workspace api).*$/m, "$1 && echo "),
    line("worker", /^(RUN npm test --workspace worker).*$/m, "$1 && echo "),
    line("api", /^(RUN cd \/srv\/web && npm test && npm run build).*$/m, "$1 && echo "),
    line(
      "api",
      /^(RUN addgroup -S linkwatch && adduser -S -G linkwatch linkwatch).*$/m,
      "$1 && echo ",
    ),
    line("api", /^(RUN npm ci --omit=dev).*$/m, "$1 && echo "),
    // Names of their own: an ENV hides an ARG of the same name, and then nothing is built.
    line("api", /^(ENV GIT_SHA=\$GIT_SHA).*$/m, "$1 CHANGED_ENV="),
    line("api", /^(ARG GIT_SHA=dev).*$/m, "$1 CHANGED_ARG="),
  );
}

const SOURCES: readonly (readonly [string, string])[] = [
  ["api", "api/src/server.js"],
  ["api", "packages/shared/src/link.js"],
  ["api", "web/src/app.js"],
  ["worker", "worker/src/check.js"],
  ["api", "web/src/style.css"],
  ["api", "api/test/routes.test.js"],
];

/** Changes that no step sees. */
const IDLE: Atom[] = [
  {
    name: "README",
    apply: ({ folder }, number) => appendFileSync(join(folder, "README.md"), `${number}\n`),
  },
  {
    name: "touch",
    apply: ({ folder }) => utimesSync(join(folder, "api/src/routes.js"), new Date(), new Date()),
  },
  {
    name: "comment",
    apply: (demo, number) => rewrite(demo, "Dockerfile", (text) => `${text}# ${number}\n`),
  },
  {
    name: "CMD",
    apply: (demo, number) =>
      rewrite(demo, "Dockerfile", (text) =>
        text.replace(/^EXPOSE.*$/m, `EXPOSE ${1 + (number % 60000)}`),
      ),
  },
  {
    name: "ignored file",
    apply: ({ folder }, number) => writeFileSync(join(folder, "api/x.log"), String(number)),
  },
];

function edit(target: string, path: string): Atom {
  return {
    name: `edit ${path}`,
    apply: (demo, number) => {
      demo.target = target;
      appendFileSync(join(demo.folder, path), `/* ${number} */\n`);
    },
  };
}

function mode(target: string, path: string): Atom {
  return {
    name: `chmod ${path}`,
    apply: (demo) => {
      demo.target = target;
      const file = join(demo.folder, path);
      chmodSync(file, (statSync(file).mode & 0o100) === 0 ? 0o755 : 0o644);
      // Every mode was built before sooner or later: the content makes it a new one.
      appendFileSync(file, "\n");
    },
  };
}

function added(target: string, path: string): Atom {
  return {
    name: `add ${path}`,
    apply: (demo, number) => {
      demo.target = target;
      writeFileSync(join(demo.folder, path.replace("added", `added-${number}`)), `// ${number}\n`);
    },
  };
}

function described(path: string): Atom {
  return {
    name: `describe ${path}`,
    apply: (demo, number) => {
      demo.target = path.startsWith("worker") ? "worker" : "api";
      rewrite(demo, path, (text) => {
        const manifest = JSON.parse(text) as Record<string, unknown>;
        return `${JSON.stringify({ ...manifest, description: String(number) }, null, 2)}\n`;
      });
    },
  };
}

function line(target: string, pattern: RegExp, replacement: string): Atom {
  return {
    name: `line ${pattern.source.slice(2, 30)}`,
    apply: (demo, number) => {
      demo.target = target;
      rewrite(demo, "Dockerfile", (text) => text.replace(pattern, `${replacement}${number}`));
    },
  };
}

function rewrite({ folder }: ChangingDemo, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}
