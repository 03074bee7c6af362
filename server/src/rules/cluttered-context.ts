import { patternTexts } from "../context/dockerignore.ts";
import { IgnoreMatcher, rootState } from "../context/ignore-matcher.ts";
import { defineRule } from "./rule.ts";
import { broadCopies } from "./support/broad-copies.ts";

export const rule = defineRule({
  meta: {
    id: "cluttered-context",
    aliases: [],
    group: "caching",
    severity: "info",
    recommended: true,
    fix: "none",
    needs: { kind: "ignore-file" },
    messages: {
      modules:
        "This copies node_modules over what the build installs, and runs again whenever it changes: name node_modules in .dockerignore.",
      git: "This copies .git, so every commit makes it run again: name .git in .dockerignore.",
    },
  },
  check({ dockerfile, evaluation, ignore, report }) {
    if (ignore === null) return;
    const matcher = new IgnoreMatcher(patternTexts(ignore));
    const isLeftOut = (name: string): boolean => matcher.match(name, rootState).ignored;
    const keeps = { modules: !isLeftOut("node_modules"), git: !isLeftOut(".git") };
    for (const stage of evaluation.stages) {
      const isNode = stage.stage.instructions.some(
        ({ keyword, span }) =>
          keyword === "RUN" && NODE_INSTALL.test(dockerfile.text.slice(span.start, span.end)),
      );
      for (const { source } of broadCopies(stage)) {
        if (keeps.modules && isNode) report({ message: "modules", span: source.span });
        // Some builds read their version from there.
        else if (keeps.git) report({ message: "git", span: source.span, onlyOnRequest: true });
      }
    }
  },
});

const NODE_INSTALL = /(?<![\w./-])(?:npm|pnpm|yarn|bun)[ \t]+(?:ci|i|install)(?![\w-])/;
