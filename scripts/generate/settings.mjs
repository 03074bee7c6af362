import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "../setup/project.mjs";
import { loadTypeScript } from "./load-typescript.mjs";

/** @typedef {import("../../protocol/src/settings.ts").SettingSpec} SettingSpec */

/** The manifest's settings with their texts, and the page about them. */
export async function settings() {
  /** @type {{ SETTINGS: readonly SettingSpec[] }} */
  const { SETTINGS } = await loadTypeScript("protocol/src/settings.ts");
  return [
    { path: "package.json", text: await manifest(SETTINGS) },
    { path: "package.nls.json", text: await manifestTexts(SETTINGS) },
    { path: "docs/settings.md", text: page(SETTINGS) },
  ];
}

/** @param {readonly SettingSpec[]} specs */
async function manifest(specs) {
  const read = JSON.parse(await readFile(join(PROJECT, "package.json"), "utf8"));
  const properties = Object.fromEntries(
    specs.map((spec, order) => [`strata.${spec.key}`, property(spec, order)]),
  );
  read.contributes.configuration = { title: "Strata", properties };
  read.capabilities.untrustedWorkspaces.restrictedConfigurations = specs
    .filter(({ restricted }) => restricted === true)
    .map(({ key }) => `strata.${key}`);
  return JSON.stringify(read, null, 2);
}

/** @param {SettingSpec} spec @param {number} order */
function property(spec, order) {
  const values = Object.keys(spec.values ?? {});
  return {
    type: spec.type,
    default: spec.default,
    scope: spec.scope,
    order,
    markdownDescription: `%${textKey(spec)}%`,
    ...(values.length > 0 && {
      enum: values,
      enumDescriptions: values.map((value) => `%${textKey(spec)}.${value}%`),
    }),
    ...(spec.type === "object" && { additionalProperties: RULE_SETTING }),
  };
}

const SEVERITY = { type: "string", enum: ["off", "hint", "info", "warning", "error"] };
const RULE_SETTING = {
  anyOf: [
    SEVERITY,
    { type: "object", properties: { severity: SEVERITY, options: { type: "object" } } },
  ],
};

/** @param {readonly SettingSpec[]} specs */
async function manifestTexts(specs) {
  const read = JSON.parse(await readFile(join(PROJECT, "package.nls.json"), "utf8"));
  const others = Object.entries(read).filter(([key]) => !key.startsWith("settings."));
  const own = specs.flatMap((spec) => [
    [textKey(spec), spec.description],
    ...Object.entries(spec.values ?? {}).map(([value, text]) => [
      `${textKey(spec)}.${value}`,
      text,
    ]),
  ]);
  return JSON.stringify(Object.fromEntries([...others, ...own]), null, 2);
}

/** @param {SettingSpec} spec */
function textKey({ key }) {
  return `settings.${key}`;
}

/** @param {readonly SettingSpec[]} specs */
function page(specs) {
  const sections = specs.map((spec) => {
    const values = Object.entries(spec.values ?? {}).map(
      ([value, text]) => `- \`${value}\`: ${text}`,
    );
    const trust = spec.restricted === true ? " A folder that is not trusted cannot set it." : "";
    const facts = `Default: \`${JSON.stringify(spec.default)}\`. Scope: ${spec.scope}.${trust}`;
    return [`## \`strata.${spec.key}\``, spec.description, values.join("\n"), facts]
      .filter((part) => part !== "")
      .join("\n\n");
  });
  return `# Settings

<!-- Made by npm run generate from protocol/src/settings.ts. -->

Every setting takes effect at once, without a reload.

${sections.join("\n\n")}
`;
}
