import { readInside, readWord } from "./read-words.ts";
import type { Reading } from "./reading.ts";
import type { RedirectFact } from "./script-facts.ts";
import { childOf, type ShellNode } from "./shell-node.ts";

/** Reads redirections; what a heredoc's line goes on with comes back as statements. */
export function readRedirects(
  reading: Reading,
  nodes: readonly ShellNode[],
): { readonly redirects: readonly RedirectFact[]; readonly statements: readonly ShellNode[] } {
  const redirects: RedirectFact[] = [];
  const statements: ShellNode[] = [];
  for (const node of nodes) {
    if (node.type === "file_redirect") redirects.push(readFileRedirect(reading, node));
    else if (node.type === "herestring_redirect") redirects.push(readHereString(reading, node));
    else if (node.type === "heredoc_redirect") {
      const { start, end } = node;
      redirects.push({ start, end, operator: "<<", descriptor: null, target: null });
      for (const child of node.children) {
        if (child.type === "heredoc_body") readInside(reading, [child], "heredoc", "double");
        else if (child.type.endsWith("_redirect")) {
          redirects.push(...readRedirects(reading, [child]).redirects);
        } else if (child.isNamed && !/^heredoc_|descriptor/.test(child.type)) {
          if (child.field === "argument") readWord(reading, child, "argument");
          else statements.push(child);
        }
      }
    }
  }
  return { redirects, statements };
}

function readFileRedirect(reading: Reading, node: ShellNode): RedirectFact {
  const operator = node.children.find(({ isNamed }) => !isNamed);
  const destination = childOf(node, "destination");
  const descriptor = childOf(node, "descriptor");
  const target = destination === undefined ? null : readWord(reading, destination, "redirect");
  const text = operator?.type ?? "";
  const start = operator?.start ?? node.start;
  const isNumber = target !== null && /^(?:\d+|-)$/.test(target.text);
  if (text.startsWith("&>") || (text === ">&" && target !== null && !isNumber && target.literal)) {
    reading.construct("output-and-errors", { start, end: destination?.end ?? node.end });
  }
  const descriptorText = descriptor === undefined ? null : reading.textOf(descriptor);
  return { start: node.start, end: node.end, operator: text, descriptor: descriptorText, target };
}

function readHereString(reading: Reading, node: ShellNode): RedirectFact {
  const [operator, word] = node.children;
  if (operator !== undefined) reading.construct("here-string", operator);
  const target = word === undefined ? null : readWord(reading, word, "here-string");
  return { start: node.start, end: node.end, operator: "<<<", descriptor: null, target };
}
