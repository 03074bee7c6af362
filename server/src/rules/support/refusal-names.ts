import type { SyntaxProblem } from "../../syntax/tree.ts";
import type { RefusalId } from "./refusals.ts";

/** What other tools call a refusal that syntax-error tells. */
export function namesOfRefusal(
  id: RefusalId,
  { message: { args } }: SyntaxProblem,
): readonly string[] {
  if (id === "unknown-flag" || id === "unknown-flag-suggestion") {
    return ALL_NAMES.filter((name) => name === `UNKNOWN_${args["keyword"] ?? ""}_FLAG`);
  }
  if (id === "invalid-signal" && /\s/.test(args["text"] ?? "")) return EXTRA;
  return NAMES[id] ?? [];
}

const NAMES: Partial<Readonly<Record<RefusalId, readonly string[]>>> = {
  "duplicate-directive": ["DUPLICATED_ESCAPE_DIRECTIVE"],
  "invalid-escape": ["INVALID_ESCAPE_DIRECTIVE"],
  "duplicate-flag": ["FLAG_DUPLICATE"],
  "missing-flag-value": ["FLAG_MISSING_VALUE", "healthcheck_options_missing_args"],
  "invalid-boolean-flag": ["FLAG_EXPECTED_BOOLEAN_VALUE", "FLAG_INVALID_LINK_VALUE"],
  "missing-argument": [
    "ARGUMENT_MISSING",
    "ARGUMENT_REQUIRES_AT_LEAST_ONE",
    "SHELL_REQUIRES_ONE",
    "required_params",
  ],
  "missing-destination": ["ARGUMENT_REQUIRES_AT_LEAST_TWO", "missing_args"],
  "one-argument": ["ARGUMENT_MISSING", "ARGUMENT_REQUIRES_ONE", "required_params"],
  "from-arguments": ["ARGUMENT_REQUIRES_ONE_OR_THREE", "INVALID_AS"],
  "invalid-stage-name": ["INVALID_BUILD_STAGE_NAME"],
  "missing-equals": ["SYNTAX_MISSING_EQUALS"],
  "two-arguments": ["ARGUMENT_REQUIRES_TWO"],
  "blank-name": ["SYNTAX_MISSING_NAMES"],
  "shell-not-json": ["SHELL_JSON_FORM"],
  "health-none-arguments": ["ARGUMENT_UNNECESSARY"],
  "health-missing-command": ["HEALTHCHECK_CMD_ARGUMENT_MISSING"],
  "health-unknown-type": ["UNKNOWN_TYPE"],
  "invalid-duration": [
    "FLAG_INVALID_DURATION",
    "FLAG_LESS_THAN_1MS",
    "FLAG_MISSING_DURATION",
    "FLAG_UNKNOWN_UNIT",
  ],
  "invalid-number": ["INVALID_SYNTAX", "FLAG_AT_LEAST_ONE"],
  "invalid-source-image": ["FLAG_INVALID_FROM_VALUE"],
  "invalid-signal": ["INVALID_SIGNAL"],
  "expansion-failed": [
    "UNSUPPORTED_MODIFIER",
    "SYNTAX_MISSING_SINGLE_QUOTE",
    "SYNTAX_MISSING_DOUBLE_QUOTE",
  ],
};

const EXTRA = ["ARGUMENT_EXTRA"];

const FLAGS = ["ADD", "COPY", "FROM", "HEALTHCHECK"].map((keyword) => `UNKNOWN_${keyword}_FLAG`);

/** Every name that {@link namesOfRefusal} may give. */
export const ALL_NAMES: readonly string[] = [
  ...new Set([...Object.values(NAMES).flat(), ...FLAGS, ...EXTRA]),
];
