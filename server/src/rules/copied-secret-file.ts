import type { Word } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";
import { allSteps, isHeredocWord, isRemoteSource, sourceWords } from "./support/instructions.ts";
import { stagesInImages } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "copied-secret-file",
    aliases: ["CIS-DI-0010"],
    group: "security",
    severity: "warning",
    recommended: true,
    fix: "none",
    messages: {
      copied:
        "{file} tends to hold secrets, and everyone who has the image can read it: hand it to the RUN that needs it with --mount=type=secret.",
    },
  },
  check({ evaluation, report }) {
    const shipped = stagesInImages(evaluation);
    for (const { instruction, stage } of allSteps(evaluation, ["COPY", "ADD"])) {
      if (instruction.flags.some(({ name }) => name === "from")) continue;
      for (const word of sourceWords(instruction)) {
        if (isHeredocWord(instruction, word) || isRemoteSource(word.text)) continue;
        const file = secretFile(word);
        if (file === null) continue;
        // What a stage keeps to itself is in no image; and npm's file often holds but settings.
        const onlyOnRequest = !shipped.has(stage.stage.index) || file === ".npmrc";
        report({ message: "copied", args: { file }, span: word.span, onlyOnRequest });
      }
    }
  },
});

function secretFile({ text }: Word): string | null {
  const path = text.replace(/["']/g, "").replace(/^\.\//, "").replace(/\/+$/, "");
  const name = path.slice(path.lastIndexOf("/") + 1);
  return SECRET_NAME.test(name) || SECRET_PATH.test(path) ? name : null;
}

const SECRET_NAME = new RegExp(
  `^(?:${[
    "\\.env(?:\\.(?!example|sample|template|tpl|dist|defaults?)[\\w.-]+)?",
    "id_(?:rsa|dsa|ecdsa|ed25519)",
    "[\\w.-]+\\.(?:key|ppk|tfstate|tfvars)",
    "(?:[\\w.-]+[._-])?(?:private|priv)[._-]?key(?:\\.pem)?",
    "[\\w.-]+-key\\.pem",
    "\\.(?:netrc|pypirc|npmrc|pgpass|git-credentials|htpasswd|dockercfg|my\\.cnf)",
    "\\.(?:ssh|aws|azure|gnupg|kube)",
    "kubeconfig(?:\\.ya?ml)?",
    "(?:gcp|google|firebase)?[_-]?(?:application[_-]default[_-])?credentials\\.json",
    "(?:[\\w.-]+[._-])?service[_-]?account(?:[_-]?key)?\\.json",
    "secrets?\\.(?:env|ya?ml|json|toml)",
  ].join("|")})$`,
  "i",
);

const SECRET_PATH =
  /(?:^|\/)(?:\.aws\/(?:credentials|config)|\.docker\/config\.json|\.kube\/config)$/;
