/**
 * `npm run package`: builds, and packs `dist/strata.vsix`. Fails where a file ships that was not
 * meant to, one is missing that must be there, or the package is too big.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFaults } from "./build/package-faults.mjs";
import { runOrThrow } from "./lib/run.mjs";
import { messageOf } from "./lib/steps.mjs";
import { PROJECT } from "./setup/project.mjs";
import { zipEntries } from "./setup/vsix.mjs";

const VSCE = join(PROJECT, "node_modules/@vscode/vsce/vsce");
const VSIX = join(PROJECT, "dist/strata.vsix");
// There is no public address of the repository, so links stay as they are written.
const ARGUMENTS = [
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  VSIX,
];

main().catch((error) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});

async function main() {
  await runOrThrow(process.execPath, [join(PROJECT, "scripts/build.mjs")], { cwd: PROJECT });
  await runOrThrow(process.execPath, [VSCE, ...ARGUMENTS], { cwd: PROJECT });
  const archive = await readFile(VSIX);
  const files = [...zipEntries(archive)].map(({ name, data }) => ({ name, bytes: data.length }));
  const faults = packageFaults(files, archive.length);
  if (faults.length > 0) throw new Error(faults.join("\n"));
  console.log(`dist/strata.vsix: ${files.length} files, ${Math.round(archive.length / 1000)} kB`);
}
