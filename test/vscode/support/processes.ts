import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { promisify } from "node:util";

const SAMPLE_EVERY = 200;

const run = promisify(execFile);
const WINDOWS_LISTING =
  'Get-CimInstance Win32_Process | % { "$($_.ProcessId) $($_.ParentProcessId) $($_.Name)" }';

/** A process as the system tells of it. */
export interface SystemProcess {
  readonly id: number;
  readonly parent: number;
  readonly command: string;
  /**
   * Grows with each of its children that ended: page faults, which no process lives without.
   * Always 0 where the system does not tell.
   */
  readonly endedChildren: number;
}

/** The processes that descend from this one now, by their id; itself among them. */
export async function processesBelow(root: number): Promise<ReadonlyMap<number, SystemProcess>> {
  const all = await allProcesses();
  const found = new Map(all.filter(({ id }) => id === root).map((each) => [each.id, each]));
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const each of all) if (found.has(each.parent)) found.set(each.id, each);
  }
  return found;
}

export interface ProcessSample {
  /** Every process that was there at any time of it. */
  end(): Promise<ReadonlyMap<number, SystemProcess>>;
}

/** Looks again and again at what descends from a process, until it is ended. */
export function sampleProcesses(root: number): ProcessSample {
  const seen = new Map<number, SystemProcess>();
  const stop = new AbortController();
  const done = (async () => {
    while (!stop.signal.aborted) {
      for (const [id, each] of await processesBelow(root)) seen.set(id, each);
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY));
    }
    return seen;
  })();
  return {
    end: () => {
      stop.abort();
      return done;
    },
  };
}

export function newcomers(
  before: ReadonlyMap<number, SystemProcess>,
  later: ReadonlyMap<number, SystemProcess>,
): readonly string[] {
  return [...later.values()].filter(({ id }) => !before.has(id)).map(({ command }) => command);
}

/** Processes of whose children some ended in between: too short to be seen in a sample. */
export function parentsOfEnded(
  before: ReadonlyMap<number, SystemProcess>,
  after: ReadonlyMap<number, SystemProcess>,
): readonly string[] {
  return [...after.values()]
    .filter(({ id, endedChildren }) => before.get(id)?.endedChildren !== endedChildren)
    .map(({ command }) => command);
}

async function allProcesses(): Promise<readonly SystemProcess[]> {
  if (process.platform === "linux") {
    const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    return (await Promise.all(names.map(fromProc))).filter((each) => each !== null);
  }
  const { stdout } =
    process.platform === "win32"
      ? await run("powershell", ["-NoProfile", "-Command", WINDOWS_LISTING])
      : await run("ps", ["-A", "-o", "pid=,ppid=,comm="]);
  return [...stdout.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm)].map(([, id, parent, command]) => ({
    id: Number(id),
    parent: Number(parent),
    command: (command ?? "").trim(),
    endedChildren: 0,
  }));
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function fromProc(name: string): Promise<SystemProcess | null> {
  try {
    const [stat, commandLine] = await Promise.all([
      readFile(`/proc/${name}/stat`, "utf8"),
      readFile(`/proc/${name}/cmdline`, "utf8"),
    ]);
    // The second field is in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const program = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"));
    return {
      id: Number(name),
      parent: Number(fields[1]),
      // One that has ended, and that nobody has asked about yet, has no command line any more.
      command: commandLine.replaceAll("\0", " ").trim() || program,
      endedChildren: Number(fields[8]),
    };
  } catch {
    // It ended between the listing and the reading.
    return null;
  }
}
