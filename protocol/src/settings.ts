/** A setting of the extension. The manifest and docs/settings.md are made from this declaration. */
export interface SettingSpec {
  /** After `strata.`. */
  readonly key: string;
  readonly type: "boolean" | "string" | "object";
  readonly default: boolean | string | Readonly<Record<string, unknown>>;
  readonly scope: "window" | "resource" | "machine-overridable";
  /** What it does, in English and Markdown. */
  readonly description: string;
  /** The values it takes, and what each means. */
  readonly values?: Readonly<Record<string, string>>;
  /** A folder that is not trusted has no say in it: it names a program, a host or a path. */
  readonly restricted?: true;
}

export const SETTINGS = [
  {
    key: "lint.enable",
    type: "boolean",
    default: true,
    scope: "resource",
    description: "Find problems in Dockerfiles.",
  },
  {
    key: "lint.rules",
    type: "object",
    default: {},
    scope: "resource",
    description:
      "What to make of each rule, by its name here or elsewhere: `off`, `hint`, `info`, `warning`, `error`, or a severity with options. Lies above what `.strata.yaml` and hadolint's files say.",
  },
  {
    key: "besideOthers",
    type: "string",
    default: "auto",
    scope: "resource",
    description: "What becomes of a problem where another extension shows problems too.",
    values: {
      auto: "It is left out where another extension shows one of the same name on its line.",
      on: "It is shown, whatever others show.",
      off: "It is left out where another extension shows any problem on its line.",
    },
  },
  {
    key: "forecast.enable",
    type: "boolean",
    default: true,
    scope: "resource",
    description: "Forecast which steps of the open Dockerfile the next build runs again.",
  },
  {
    key: "forecast.marks",
    type: "string",
    default: "causes",
    scope: "resource",
    description: "What to write at the end of a step's line.",
    values: {
      causes: "Where a rebuild begins, and why.",
      all: "Every step that rebuilds or may rebuild.",
      off: "Nothing.",
    },
  },
  {
    key: "forecast.baselineHint",
    type: "boolean",
    default: true,
    scope: "resource",
    description:
      "Say at the end of the first line that no build of this Dockerfile was seen, and how to get a baseline.",
  },
  {
    key: "forecast.gutter",
    type: "boolean",
    default: true,
    scope: "resource",
    description: "Mark each step beside its line: cached, rebuild or unsure, told apart by shape.",
  },
  {
    key: "forecast.lenses",
    type: "boolean",
    default: false,
    scope: "resource",
    description: "Say above each stage what the next build runs again in it.",
  },
  {
    key: "forecast.statusBar",
    type: "boolean",
    default: true,
    scope: "resource",
    description: "Sum the forecast up in the status bar.",
  },
  {
    key: "forecast.hover",
    type: "boolean",
    default: true,
    scope: "resource",
    description: "Tell the whole reason, with the files, when the mouse rests on a step.",
  },
  {
    key: "forecast.against",
    type: "string",
    default: "last",
    scope: "resource",
    description:
      "What the forecast compares with: `last` is the last build that is known, `git:REF` a commit, `none` nothing at all; anything else is the path of a file that `strata snapshot --out` wrote.",
    restricted: true,
  },
  {
    key: "engine.host",
    type: "string",
    default: "",
    scope: "machine-overridable",
    description:
      "The Docker Engine to show, as in `DOCKER_HOST`: `unix:///run/docker.sock`, `ssh://user@host`. Empty takes the one that the `docker` program would use.",
    restricted: true,
  },
  {
    key: "trace.server",
    type: "string",
    default: "off",
    scope: "window",
    description: "What of the talk between editor and language server to write into the log.",
    values: {
      off: "Nothing.",
      messages: "Which messages go to and fro.",
      verbose: "The messages with what is in them.",
    },
  },
] as const satisfies readonly SettingSpec[];
