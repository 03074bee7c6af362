/** An image's platform, `os/arch` or `os/arch/variant`. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** Empty where there is none. */
  readonly variant: string;
}

export const DEFAULT_PLATFORM: Platform = { os: "linux", architecture: "amd64", variant: "" };

const ALIASES: Readonly<Record<string, readonly [string, string]>> = {
  x86_64: ["amd64", ""],
  "x86-64": ["amd64", ""],
  i386: ["386", ""],
  aarch64: ["arm64", ""],
  armhf: ["arm", "v7"],
  armel: ["arm", "v6"],
};

/** What may stand alone: a build then takes Linux, or the architecture that it builds on. */
const SYSTEMS: ReadonlySet<string> = new Set(
  (
    "aix android darwin dragonfly freebsd hurd illumos ios js linux macos nacl netbsd openbsd " +
    "plan9 solaris windows zos"
  ).split(" "),
);
const ARCHITECTURES: ReadonlySet<string> = new Set(
  (
    "386 amd64 amd64p32 arm arm64 arm64be armbe loong64 mips mips64 mips64le mips64p32 " +
    "mips64p32le mipsle ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm"
  ).split(" "),
);

/** Null where the text names no platform. A lone `arm64` is a Linux one. */
export function parsePlatform(text: string): Platform | null {
  const parts = text.toLowerCase().split("/");
  if (parts.length > 3 || parts.some((part) => !/^[a-z0-9_.+()-]+$/.test(part))) return null;
  const [first = "", second, third = ""] = parts;
  if (second === undefined) {
    if (SYSTEMS.has(first))
      return { ...DEFAULT_PLATFORM, os: first === "macos" ? "darwin" : first };
    if (!ARCHITECTURES.has(first) && ALIASES[first] === undefined) return null;
    return normalize({ os: "linux", architecture: first, variant: "" });
  }
  return normalize({ os: first, architecture: second, variant: third });
}

export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os, architecture, variant].filter((part) => part !== "").join("/");
}

function normalize(platform: Platform): Platform {
  const [architecture, variant] = ALIASES[platform.architecture] ?? [platform.architecture, ""];
  const chosen = platform.variant === "" ? variant : platform.variant;
  const implied = architecture === "arm64" && chosen === "v8" ? "" : chosen;
  return { os: platform.os, architecture, variant: implied };
}
