import { ASSETS, OUTPUTS, PAGES } from "./bundles.mjs";

const BUDGET_BYTES = 1_500_000;
const PICTURES_BUDGET_BYTES = 600_000;

/** Pictures are compressed already, so their size in the package is their own. */
const PICTURE = /^extension\/media\/readme\/[\w-]+\.png$/;

const MUST = [
  "package.json",
  "package.nls.json",
  "readme.md",
  "changelog.md",
  "LICENSE.txt",
  "media/icon.png",
  "dist/THIRD-PARTY-LICENSES.txt",
  "server/schemas/strata.schema.json",
  ...Object.keys(OUTPUTS).map((name) => `dist/${name}.cjs`),
  ...Object.keys(PAGES).flatMap((name) => [`dist/${name}.js`, `dist/${name}.css`]),
  ...Object.keys(ASSETS).map((name) => `dist/${name}`),
].map((name) => `extension/${name}`);

const MAY = [
  PICTURE,
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/package\.nls\.[\w-]+\.json$/,
  /^extension\/docs\/rules\/[\w-]+\.md$/,
  /^extension\/l10n\/[\w.-]+\.json$/,
  /^extension\/media\/(?:strata|(?:gutter|panel)\/[\w-]+|walkthrough\/[\w-]+)\.svg$/,
  /^extension\/syntaxes\/[\w.-]+\.json$/,
];

/**
 * What is wrong with a package of these files.
 *
 * @param {readonly { readonly name: string, readonly bytes: number }[]} files
 * @param {number} packageBytes
 * @returns {readonly string[]}
 */
export function packageFaults(files, packageBytes) {
  const names = new Set(files.map(({ name }) => name));
  const missing = MUST.filter((name) => !names.has(name));
  const unexpected = [...names].filter(
    (name) => !MUST.includes(name) && !MAY.some((pattern) => pattern.test(name)),
  );
  const pictures = files
    .filter(({ name }) => PICTURE.test(name))
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const rest = packageBytes - pictures;
  return [
    ...missing.map((name) => `${name} is missing in the package`),
    ...unexpected.map((name) => `${name} is in the package: see .vscodeignore`),
    ...(rest > BUDGET_BYTES ? [`the package has ${rest} bytes, more than ${BUDGET_BYTES}`] : []),
    ...(pictures > PICTURES_BUDGET_BYTES
      ? [`the README's pictures have ${pictures} bytes, more than ${PICTURES_BUDGET_BYTES}`]
      : []),
  ];
}
