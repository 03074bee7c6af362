import { COMMAND_CASES } from "./commands.ts";
import { DEBIAN_CASES } from "./debian.ts";
import { IMAGE_CASES } from "./images.ts";
import { INSTRUCTION_CASES } from "./instructions.ts";
import { PACKAGE_CASES } from "./packages.ts";

/** Files in which hadolint reports a rule, and such as only look like it. */
export interface HadolintCases {
  readonly bad: readonly string[];
  readonly fine: readonly string[];
}

/** By hadolint's code. Those that need a configuration are shown beside their rules. */
export const HADOLINT_CASES: Readonly<Record<string, HadolintCases>> = {
  ...COMMAND_CASES,
  ...IMAGE_CASES,
  ...DEBIAN_CASES,
  ...PACKAGE_CASES,
  ...INSTRUCTION_CASES,
};
