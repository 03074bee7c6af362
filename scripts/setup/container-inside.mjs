/**
 * The first process of the empty container: mounts what a container has, then runs the command in it.
 *
 * Usage: container-inside.mjs ROOT FOLDER USER_NPMRC GLOBAL_NPMRC -- COMMAND [ARGUMENT...]
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [root = "", folder = "", userNpmrc = "", globalNpmrc = "", , ...command] =
  process.argv.slice(2);
/** Where the machine has a certificate authority of its own, its bundle is named by one of these. */
const CERTIFICATES = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "GIT_SSL_CAINFO"];

mount("--bind", root, root);
mount("-t", "proc", "proc", `${root}/proc`);
mount("--rbind", "/sys", `${root}/sys`);
mount("--rbind", "/dev", `${root}/dev`);
copyFileSync("/etc/resolv.conf", `${root}/etc/resolv.conf`);
bindFile(userNpmrc, `${root}/root/.npmrc`);
bindFile(globalNpmrc, `${root}/usr/local/etc/npmrc`);
/** @type {Record<string, string>} */
const certificates = {};
for (const name of CERTIFICATES) {
  const path = process.env[name];
  if (path === undefined || !existsSync(path)) continue;
  bindFile(path, `${root}${path}`);
  certificates[name] = path;
}

const result = spawnSync("chroot", [root, "/usr/bin/env", `--chdir=${folder}`, ...command], {
  stdio: "inherit",
  env: {
    PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    HOME: "/root",
    TERM: process.env["TERM"] ?? "dumb",
    ...(process.env["CI"] === undefined ? {} : { CI: process.env["CI"] }),
    ...certificates,
  },
});
process.exit(result.status ?? 1);

/** @param {string} from @param {string} to */
function bindFile(from, to) {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  if (!existsSync(to)) writeFileSync(to, "");
  mount("--bind", from, to);
}

/** @param {string[]} args */
function mount(...args) {
  const { status, stderr } = spawnSync("mount", args, { encoding: "utf8" });
  if (status === 0) return;
  console.error(`mount ${args.join(" ")}: ${stderr}`);
  process.exit(1);
}
