import type { Instruction } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { builtSteps } from "./support/built-steps.ts";
import { isNamedAsSecret, mayBeSecret } from "./support/secret-names.ts";

export const rule = defineRule({
  meta: {
    id: "secret-in-variable",
    aliases: ["SecretsUsedInArgOrEnv", "DL3064"],
    group: "security",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      arg: "Whoever has the image can read {name} in its history: hand a secret over with RUN --mount=type=secret.",
      env: "Whoever has the image can read {name}: hand a secret over with RUN --mount=type=secret, or when the container starts.",
    },
    options: {
      allowedNames: {
        type: "strings",
        default: [],
        description: "Names that look like a secret's and are none.",
      },
    },
  },
  check({ evaluation, model, option, report }) {
    const allowed = new Set(option("allowedNames"));
    const steps = builtSteps(evaluation, ["ARG", "ENV"]);
    for (const { instruction, inherited } of steps) {
      for (const word of namesOf(instruction)) {
        const name = word.text;
        if (allowed.has(name)) continue;
        const found = { message: messageOf(instruction), args: { name } };
        const span = inherited ?? word.span;
        if (isNamedAsSecret(name)) {
          const onlyOnRequest = saysNothing(instruction, name);
          report({ ...found, span, aliases: namesOfRule(name), onlyOnRequest });
        } else if (mayBeSecret(name)) report({ ...found, span, ...ONLY_HADOLINT });
      }
    }
    // An argument that no stage declares leaves no trace in an image.
    for (const instruction of model.globals) {
      for (const word of namesOf(instruction)) {
        if (allowed.has(word.text) || !(isNamedAsSecret(word.text) || mayBeSecret(word.text)))
          continue;
        report({ message: "arg", args: { name: word.text }, span: word.span, ...ONLY_HADOLINT });
      }
    }
  },
});

const ONLY_HADOLINT = { aliases: ["DL3064"], onlyOnRequest: true } as const;

/** An ENV without a value, or with a yes or no, gives nothing away. */
function saysNothing({ keyword, args }: Instruction, name: string): boolean {
  if (keyword !== "ENV" || args.kind !== "pairs") return false;
  const value = args.pairs.find((pair) => pair.name.text === name)?.value?.text ?? "";
  return /^(?:yes|no|true|false|on|off|[01])?$/i.test(value.replace(/^(["'])(.*)\1$/, "$2"));
}

/** Each of the two tools has a list of its own. */
function namesOfRule(name: string): readonly string[] {
  return mayBeSecret(name) ? rule.meta.aliases : ["SecretsUsedInArgOrEnv"];
}

function messageOf({ keyword }: Instruction): "arg" | "env" {
  return keyword === "ARG" ? "arg" : "env";
}

function namesOf({ args }: Instruction) {
  return args.kind === "pairs" ? args.pairs.map(({ name }) => name) : [];
}
