import type { Comment, Dockerfile, Instruction, Word } from "../syntax/tree.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  meta: {
    id: "invalid-definition-description",
    aliases: ["InvalidDefinitionDescription"],
    group: "style",
    severity: "hint",
    recommended: true,
    fix: "suggestion",
    messages: {
      description:
        "A comment above {keyword} describes it where it begins with its name: # {name} ….",
      begin: "Begin the comment with {name}",
    },
    options: {
      always: {
        type: "flag",
        default: false,
        description:
          "Also in files that do not say # check=experimental=InvalidDefinitionDescription.",
      },
    },
  },
  check({ dockerfile, model, flag, report }) {
    if (!flag("always") && !asksForIt(dockerfile)) return;
    const above = [
      ...model.globals,
      ...model.stages.flatMap(({ from, instructions }) => [from, ...instructions]),
    ];
    for (const instruction of above) {
      const words = namesOf(instruction);
      const [word] = words;
      const comment = commentAbove(dockerfile, instruction);
      if (word === undefined || comment === null) continue;
      const names = words.map(({ text }) => text);
      if (names.some((each) => `${comment.text} `.startsWith(`${each} `))) continue;
      const name = word.text;
      const start = comment.span.end - comment.text.length;
      report({
        message: "description",
        args: { keyword: instruction.keyword, name },
        span: word.span,
        fixes:
          names.length > 1 || !dockerfile.text.startsWith(comment.text, start)
            ? []
            : [
                {
                  kind: "suggestion",
                  title: "begin",
                  args: { name },
                  edits: [{ span: { start, end: start }, text: `${name} ` }],
                },
              ],
      });
    }
  },
});

/** The directive that turns experimental checks on. */
function asksForIt({ directives }: Dockerfile): boolean {
  const check = directives.find(({ name }) => name === "check")?.value ?? "";
  const [options = ""] = check.split(" ");
  return options
    .split(";")
    .filter((option) => option.startsWith("experimental="))
    .flatMap((option) => option.slice("experimental=".length).split(","))
    .some((name) => name === "all" || name === "InvalidDefinitionDescription");
}

/** What the instruction defines; a build knows stages in lower case. */
function namesOf({ keyword, args }: Instruction): readonly Word[] {
  if (keyword === "ARG") return args.kind === "pairs" ? args.pairs.map(({ name }) => name) : [];
  const stage = keyword === "FROM" && args.kind === "words" ? args.words[2] : undefined;
  return stage === undefined ? [] : [{ ...stage, text: stage.text.toLowerCase() }];
}

/**
 * The last comment above, blank lines or not, if nothing else stands between; an empty one says
 * nothing.
 */
function commentAbove({ comments, text }: Dockerfile, { span }: Instruction): Comment | null {
  const found = comments.findLast((comment) => comment.span.end <= span.start);
  if (found === undefined || found.text === "") return null;
  return text.slice(found.span.end, span.start).trim() === "" ? found : null;
}
