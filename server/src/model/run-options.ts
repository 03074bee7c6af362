/**
 * Options of a build that are in the key of every RUN, by the names that the frontend has for them.
 * An option that nothing was said of is not there.
 */
export type RunOptions = Readonly<Partial<Record<RunOption, string>>>;

/** Each with the flag of `docker buildx build` that gives it. */
export const RUN_OPTION_FLAGS = {
  "force-network-mode": "network",
  "add-hosts": "add-host",
  "shm-size": "shm-size",
  ulimit: "ulimit",
  "cgroup-parent": "cgroup-parent",
} as const;

export type RunOption = keyof typeof RUN_OPTION_FLAGS;

export type RunFlag = (typeof RUN_OPTION_FLAGS)[RunOption];

export const RUN_OPTIONS = Object.keys(RUN_OPTION_FLAGS) as readonly RunOption[];

/** What a build was called with, as the frontend was told. */
export function runOptionsOf(attribute: (name: RunOption) => unknown): RunOptions {
  const known = RUN_OPTIONS.map((name) => [name, attribute(name)] as const);
  return Object.fromEntries(known.filter(([, value]) => typeof value === "string"));
}

/**
 * What flags make of them, as `docker buildx build` hands them on; what is no value of a flag is
 * handed on as it is written.
 */
export function runOptionsOfFlags(values: (flag: RunFlag) => readonly string[]): RunOptions {
  const network = values("network").at(-1) ?? "";
  const hosts = values("add-host").map(hostText);
  const shmSize = values("shm-size").at(-1);
  const limits = values("ulimit").map(limitText).toSorted();
  const parent = values("cgroup-parent").at(-1) ?? "";
  return {
    ...(network === "" || network === "default" ? {} : { "force-network-mode": network }),
    ...(hosts.length === 0 ? {} : { "add-hosts": hosts.join(",") }),
    ...(shmSize === undefined ? {} : { "shm-size": sizeText(shmSize) }),
    ...(limits.length === 0 ? {} : { ulimit: limits.join(",") }),
    ...(parent === "" ? {} : { "cgroup-parent": parent }),
  };
}

/** `name:address` and `name=address` are one; an address may stand in brackets. */
function hostText(written: string): string {
  const cut = written.search(/[=:]/);
  if (cut < 0) return written;
  const address = written.slice(cut + 1).replace(/^\[(.*)\]$/, "$1");
  return `${written.slice(0, cut)}=${address}`;
}

/** `nofile=1024` limits both, soft and hard. */
function limitText(written: string): string {
  const [, name, soft = "", hard = soft] = /^([^=]+)=([^:]*)(?::(.*))?$/.exec(written) ?? [];
  return name === undefined ? written : `${name}=${soft}:${hard}`;
}

const UNITS = "bkmgtp";

/** `64m` in bytes. */
function sizeText(written: string): string {
  const [, digits, unit = ""] = /^(\d+(?:\.\d+)?) ?([bkmgtp]?)i?b?$/i.exec(written) ?? [];
  if (digits === undefined) return written;
  const power = Math.max(0, UNITS.indexOf(unit.toLowerCase() || "b"));
  return String(Math.trunc(Number(digits) * 1024 ** power));
}
