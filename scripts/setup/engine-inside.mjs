/**
 * The first process of our own engine: runs as pid 1 of a pid and mount namespace of its own, mounts
 * what the engine needs, makes the engine's root the root of that namespace and starts dockerd. When
 * it ends, the kernel ends everything in the namespace and drops its mounts: there is nothing to
 * clean up after a kill.
 *
 * A mere chroot will not do: `docker exec` joins a container's mount namespace, and the kernel then
 * puts it at the root of the namespace, which would still be the machine's.
 *
 * Usage: engine-inside.mjs ROOT RUN_FOLDER DATA_FOLDER [own-network]
 */
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";

const [root = "", runFolder = "", dataFolder = "", network] = process.argv.slice(2);
const STATIC_TOOLS = "usr/local/bin/busybox";

must("mount", ["--bind", root, root]);
copyFileSync("/bin/busybox", `${root}/${STATIC_TOOLS}`);
atNamespaceRoot(["mount", "--make-rprivate", "/"]);
must("mount", ["-t", "proc", "proc", `${root}/proc`]);
must("mount", ["--rbind", "/sys", `${root}/sys`]);
must("mount", ["--rbind", "/dev", `${root}/dev`]);
mountControlGroups(`${root}/sys/fs/cgroup`);
// All that a killed engine would leave behind in /run starts empty.
must("mount", ["-t", "tmpfs", "tmpfs", `${root}/run`]);
mkdirSync(`${root}${runFolder}`, { recursive: true });
must("mount", ["--bind", runFolder, `${root}${runFolder}`]);
must("mount", ["-t", "tmpfs", "tmpfs", `${root}/mnt`]);
mkdirSync(`${root}/mnt/old`);
if (network === "own-network") must("busybox", ["ip", "link", "set", "lo", "up"]);
atNamespaceRoot(["pivot_root", ".", "mnt/old"]);

const engine = spawn(
  "nsenter",
  [
    "--mount=/proc/self/ns/mnt",
    "/usr/bin/tini-static",
    "-s",
    "--",
    "/usr/sbin/dockerd",
    `--host=unix://${runFolder}/docker.sock`,
    `--config-file=${runFolder}/daemon.json`,
    `--data-root=${dataFolder}`,
    "--exec-root=/run/docker",
    "--pidfile=/run/docker.pid",
  ],
  {
    stdio: ["ignore", "inherit", "inherit"],
    env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", HOME: "/root" },
  },
);
dropOldRootWhenUp();
engine.on("close", (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) {
  process.on(signal, () => engine.kill("SIGTERM"));
}

/** In a chroot our own /proc goes with the old root, and without it nobody can enter a namespace. */
function dropOldRootWhenUp() {
  const look = setInterval(() => {
    if (!existsSync(`${runFolder}/docker.sock`)) return;
    clearInterval(look);
    must("nsenter", ["--mount=/proc/self/ns/mnt", "umount", "--lazy", "/mnt/old", "/mnt"]);
  }, 20);
}

/**
 * Runs a tool at the root of the mount namespace, which is not our own root where we run in a chroot.
 *
 * @param {readonly string[]} args
 */
function atNamespaceRoot(args) {
  const enter = ["--mount=/proc/self/ns/mnt", `--wd=${root}`, `./${STATIC_TOOLS}`];
  must("nsenter", [...enter, ...args]);
}

/**
 * A chroot may come without control groups, which containers cannot do without.
 *
 * @param {string} folder
 */
function mountControlGroups(folder) {
  if (readdirSync(folder).length > 0) return;
  const unified = spawnSync("mount", ["-t", "cgroup2", "cgroup2", folder]).status === 0;
  if (unified && readFileSync(`${folder}/cgroup.controllers`, "utf8").trim() !== "") return;
  if (unified) must("umount", [folder]);
  must("mount", ["-t", "tmpfs", "cgroup", folder]);
  for (const line of readFileSync("/proc/cgroups", "utf8").split("\n").slice(1)) {
    const [name, , , enabled] = line.split("\t");
    if (name === undefined || enabled !== "1") continue;
    mkdirSync(`${folder}/${name}`);
    spawnSync("mount", ["-t", "cgroup", "-o", name, "cgroup", `${folder}/${name}`]);
  }
}

/** @param {string} program @param {readonly string[]} args */
function must(program, args) {
  const result = spawnSync(program, args, { encoding: "utf8" });
  if (result.status === 0) return;
  console.error(`${program} ${args.join(" ")}: ${result.error?.message ?? result.stderr}`);
  process.exit(1);
}
