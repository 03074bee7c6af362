import { build } from "esbuild";
import { PROJECT } from "../setup/project.mjs";

/**
 * What a TypeScript file of the project exports. It must be pure: it is bundled and evaluated.
 *
 * @param {string} path
 */
export async function loadTypeScript(path) {
  const { outputFiles } = await build({
    absWorkingDir: PROJECT,
    entryPoints: [path],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    write: false,
  });
  const code = outputFiles[0]?.text ?? "";
  return import(`data:text/javascript;base64,${Buffer.from(code, "utf8").toString("base64")}`);
}

/**
 * All rules, as the registry has them.
 *
 * @returns {Promise<readonly import("../../server/src/rules/rule.ts").Rule[]>}
 */
export async function loadRules() {
  const { RULES } = await loadTypeScript("server/src/rules/index.generated.ts");
  return RULES;
}
