import { parseDockerfile } from "./parse.ts";
import { type Arguments, heredocContent, type Instruction } from "./tree.ts";
import { spanText } from "../text/span.ts";

/** For tests: a Dockerfile's tree as text, an instruction a line, with its 1-based lines in front. */
export function dumpDockerfile(text: string): string {
  return parseDockerfile(text)
    .instructions.map((instruction) => dumpInstruction(instruction, text))
    .join("\n");
}

/** What is wrong with a Dockerfile, one problem a line: where, which, and the text it is about. */
export function dumpProblems(text: string): string {
  const { problems, lines } = parseDockerfile(text);
  return problems
    .map(({ message, span, refused }) => {
      const { line, column } = lines.position(span.start);
      const about = JSON.stringify(spanText(text, span));
      return `${line + 1}:${column + 1} ${message.id}${refused ? "" : " (fine)"} ${about}`;
    })
    .join("\n");
}

function dumpInstruction(instruction: Instruction, text: string): string {
  const { startLine, endLine, keyword, flags, subcommand, args, trigger, heredocs } = instruction;
  const lines = startLine === endLine ? `${startLine + 1}` : `${startLine + 1}-${endLine + 1}`;
  const parts = [`${lines} ${keyword}`];
  for (const { name, value } of flags)
    parts.push(value === null ? `--${name}` : `--${name}=${value}`);
  if (subcommand !== null) parts.push(subcommand.text);
  parts.push(dumpArguments(args));
  if (trigger !== null) parts.push(`(${dumpInstruction({ ...trigger, heredocs: [] }, text)})`);
  for (const heredoc of heredocs) {
    const { name, expand, chomp, fileDescriptor, terminator } = heredoc;
    const marks = [
      fileDescriptor === 0 ? "" : `${fileDescriptor}`,
      chomp ? "<<-" : "<<",
      expand ? name : `'${name}'`,
      terminator === null ? " open" : "",
    ].join("");
    parts.push(`{${marks} ${JSON.stringify(heredocContent(text, heredoc))}}`);
  }
  return parts.filter((part) => part !== "").join(" ");
}

function dumpArguments(args: Arguments): string {
  switch (args.kind) {
    case "none":
      return "";
    case "json":
      return `json${JSON.stringify(args.items.map(({ text }) => text))}`;
    case "text":
      return `text ${JSON.stringify(args.word.text)}`;
    case "words":
      return args.words.map(({ text }) => JSON.stringify(text)).join(" ");
    case "pairs":
      return args.pairs
        .map(({ name, value }) => (value === null ? name.text : `${name.text}=${value.text}`))
        .map((pair) => JSON.stringify(pair))
        .join(args.legacy ? " legacy " : " ");
  }
}
