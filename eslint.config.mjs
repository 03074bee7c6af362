import tseslint from "typescript-eslint";
import { layerRules } from "./scripts/layers.mjs";
import { STYLE } from "./scripts/style-rules.mjs";

const NO_LAZY_IMPORTS = [
  {
    selector: "ImportExpression",
    message: "Load lazily only where docs/architecture.md says so.",
  },
  { selector: "TSImportType", message: "Import the type at the top of the file." },
];

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      "out/**",
      "node_modules/**",
      "demo/**",
      "test/fixtures/**",
      "**/*.generated.*",
    ],
  },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["protocol", "server", "client", "client/src/webview", "test"].map(
          (name) => `${name}/tsconfig.json`,
        ),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "no-restricted-syntax": ["error", ...STYLE, ...NO_LAZY_IMPORTS],
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  ...layerRules(STYLE),
  {
    files: ["**/*.test.ts", "test/**/*.ts"],
    rules: {
      // A suite's window or workspace is made in beforeAll.
      "no-restricted-syntax": [
        "error",
        ...STYLE.filter(({ selector }) => !selector.includes("kind='let'")),
      ],
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "no-console": "off",
    },
  },
);
