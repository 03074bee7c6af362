/**
 * The one table of instructions, flags, flag values and mount keys. Parser, rules, completion and
 * hover read it; nothing else lists them.
 *
 * @see https://docs.docker.com/reference/dockerfile/
 */
export interface InstructionSpec {
  readonly keyword: string;
  /** How the arguments are split. */
  readonly form:
    "json-or-text" | "json-or-words" | "words" | "text" | "pairs" | "names" | "health" | "trigger";
  readonly flags: readonly FlagSpec[];
  /** A build drops any flag without looking at it. */
  readonly flagsIgnored?: boolean;
  readonly heredocs: boolean;
  /** The builder executes it; the others only change settings. */
  readonly step: boolean;
  /** Variables in its arguments are replaced by the builder (RUN leaves that to the shell). */
  readonly expands: boolean;
  readonly summary: string;
}

export interface FlagSpec {
  readonly name: string;
  readonly type: "text" | "boolean" | "repeated";
  /** The values it takes, where they are few. */
  readonly values?: readonly string[];
  /** The Dockerfile syntax that it needs, where an engine's own may be older. */
  readonly since?: "1.20" | "labs";
  readonly summary: string;
}

export interface MountSpec {
  readonly type: MountType;
  readonly keys: readonly string[];
  readonly summary: string;
}

export type MountType = "bind" | "cache" | "tmpfs" | "secret" | "ssh";

const CHOWN: FlagSpec = {
  name: "chown",
  type: "text",
  summary: "Owner of the copied files, user:group.",
};
const CHMOD: FlagSpec = {
  name: "chmod",
  type: "text",
  summary: "Mode of the copied files, octal or symbolic.",
};
const LINK: FlagSpec = {
  name: "link",
  type: "boolean",
  values: ["true", "false"],
  summary: "Put the files in a layer of their own, which a changed step above leaves cached.",
};
const EXCLUDE: FlagSpec = {
  name: "exclude",
  type: "repeated",
  summary: "Leave out what matches this pattern.",
};

export const INSTRUCTIONS: readonly InstructionSpec[] = [
  {
    keyword: "ADD",
    form: "json-or-words",
    flags: [
      CHOWN,
      CHMOD,
      LINK,
      EXCLUDE,
      { name: "checksum", type: "text", summary: "Digest that the downloaded file must have." },
      {
        name: "keep-git-dir",
        type: "boolean",
        values: ["true", "false"],
        summary: "Keep .git of a repository.",
      },
      {
        name: "unpack",
        type: "boolean",
        values: ["true", "false"],
        summary: "Unpack archives, or do not.",
      },
    ],
    heredocs: true,
    step: true,
    expands: true,
    summary: "Copy files, archives to unpack, URLs or git repositories into the image.",
  },
  {
    keyword: "ARG",
    form: "names",
    flags: [],
    flagsIgnored: true,
    heredocs: false,
    step: false,
    expands: true,
    summary: "Declare a variable that a build may set.",
  },
  {
    keyword: "CMD",
    form: "json-or-text",
    flags: [],
    heredocs: false,
    step: false,
    expands: false,
    summary: "What a container runs by default.",
  },
  {
    keyword: "COPY",
    form: "json-or-words",
    flags: [
      {
        name: "from",
        type: "text",
        summary: "Copy from a stage, an image or a named build context.",
      },
      CHOWN,
      CHMOD,
      LINK,
      EXCLUDE,
      {
        name: "parents",
        type: "boolean",
        values: ["true", "false"],
        since: "1.20",
        summary: "Keep the folders above each source.",
      },
    ],
    heredocs: true,
    step: true,
    expands: true,
    summary: "Copy files from the build context, a stage or an image.",
  },
  {
    keyword: "ENTRYPOINT",
    form: "json-or-text",
    flags: [],
    heredocs: false,
    step: false,
    expands: false,
    summary: "The program a container always runs.",
  },
  {
    keyword: "ENV",
    form: "pairs",
    flags: [],
    heredocs: false,
    step: false,
    expands: true,
    summary: "Set environment variables, for the steps below and in containers.",
  },
  {
    keyword: "EXPOSE",
    form: "words",
    flags: [],
    heredocs: false,
    step: false,
    expands: true,
    summary: "Say which ports a container listens on.",
  },
  {
    keyword: "FROM",
    form: "words",
    flags: [{ name: "platform", type: "text", summary: "Platform of the base image, os/arch." }],
    heredocs: false,
    step: true,
    expands: true,
    summary: "Begin a stage from an image or an earlier stage.",
  },
  {
    keyword: "HEALTHCHECK",
    form: "health",
    flags: [
      { name: "interval", type: "text", summary: "Time between checks." },
      { name: "timeout", type: "text", summary: "Time after which a check has failed." },
      { name: "start-period", type: "text", summary: "Time in which failures do not count." },
      {
        name: "start-interval",
        type: "text",
        summary: "Time between checks during the start period.",
      },
      {
        name: "retries",
        type: "text",
        summary: "Failures in a row that make a container unhealthy.",
      },
    ],
    heredocs: false,
    step: false,
    expands: false,
    summary: "How to tell that a container is well.",
  },
  {
    keyword: "LABEL",
    form: "pairs",
    flags: [],
    heredocs: false,
    step: false,
    expands: true,
    summary: "Attach metadata to the image.",
  },
  {
    keyword: "MAINTAINER",
    form: "text",
    flags: [],
    heredocs: false,
    step: false,
    expands: false,
    summary: "The image's author; deprecated.",
  },
  {
    keyword: "ONBUILD",
    form: "trigger",
    flags: [],
    heredocs: false,
    step: false,
    expands: true,
    summary: "An instruction for builds that start from this image.",
  },
  {
    keyword: "RUN",
    form: "json-or-text",
    flags: [
      {
        name: "mount",
        type: "repeated",
        summary: "Attach files, a cache or a secret while the command runs.",
      },
      {
        name: "network",
        type: "text",
        values: ["default", "none", "host"],
        summary: "Which network the command sees.",
      },
      {
        name: "security",
        type: "text",
        values: ["sandbox", "insecure"],
        since: "1.20",
        summary: "Run with or without the sandbox.",
      },
      { name: "device", type: "repeated", since: "labs", summary: "Give the command a device." },
    ],
    heredocs: true,
    step: true,
    expands: false,
    summary: "Run a command and keep what it changed.",
  },
  {
    keyword: "SHELL",
    form: "json-or-text",
    flags: [],
    heredocs: false,
    step: false,
    expands: false,
    summary: "The shell for commands in shell form.",
  },
  {
    keyword: "STOPSIGNAL",
    form: "text",
    flags: [],
    flagsIgnored: true,
    heredocs: false,
    step: false,
    expands: true,
    summary: "The signal that stops a container.",
  },
  {
    keyword: "USER",
    form: "text",
    flags: [],
    heredocs: false,
    step: false,
    expands: true,
    summary: "The user for the steps below and for containers.",
  },
  {
    keyword: "VOLUME",
    form: "json-or-words",
    flags: [],
    heredocs: false,
    step: false,
    expands: true,
    summary: "Folders whose content outlives a container.",
  },
  {
    keyword: "WORKDIR",
    form: "text",
    flags: [],
    heredocs: false,
    step: true,
    expands: true,
    summary: "The folder for the steps below and for containers.",
  },
];

const COMMON_KEYS = ["type", "target", "dst", "destination"];
const OWNER_KEYS = ["mode", "uid", "gid"];

export const MOUNTS: readonly MountSpec[] = [
  {
    type: "bind",
    keys: [...COMMON_KEYS, "source", "src", "from", "rw", "readwrite", "ro", "readonly"],
    summary: "Files of the build context, a stage or an image.",
  },
  {
    type: "cache",
    keys: [
      ...COMMON_KEYS,
      ...OWNER_KEYS,
      "id",
      "sharing",
      "source",
      "src",
      "from",
      "ro",
      "readonly",
      "rw",
      "readwrite",
    ],
    summary: "A folder that outlives the build, for package managers.",
  },
  { type: "tmpfs", keys: [...COMMON_KEYS, "size"], summary: "A folder in memory." },
  {
    type: "secret",
    keys: [...COMMON_KEYS, ...OWNER_KEYS, "id", "source", "src", "required", "env"],
    summary: "A secret of the build, never kept in a layer.",
  },
  {
    type: "ssh",
    keys: [...COMMON_KEYS, ...OWNER_KEYS, "id", "required"],
    summary: "The ssh agent of who builds.",
  },
];

const byKeyword = new Map(INSTRUCTIONS.map((spec) => [spec.keyword, spec]));

/** The table's row for an upper-case keyword; undefined for an unknown instruction. */
export function instructionSpec(keyword: string): InstructionSpec | undefined {
  return byKeyword.get(keyword);
}
