import { isCleanWord, readInside, readWord } from "./read-words.ts";
import type { Reading } from "./reading.ts";
import type { AssignmentFact } from "./script-facts.ts";
import { childOf, type ShellNode } from "./shell-node.ts";

/** `a=1`, `a+=(1 2)`, `a[1]=2`. */
export function readAssignment(
  reading: Reading,
  node: ShellNode,
  how: Pick<AssignmentFact, "by" | "command" | "isExported">,
): AssignmentFact {
  const target = childOf(node, "name") ?? node;
  const valueNode = childOf(node, "value");
  const [, name = "", subscript] =
    /^([A-Za-z_]\w*)?(?:\[([^]*)\])?/.exec(reading.textOf(target)) ?? [];
  if (subscript !== undefined) {
    readInside(reading, target.children, "arithmetic", "none");
    reading.construct("element-assignment", target);
  }
  const sign = node.children.find(({ type, isNamed }) => !isNamed && type.endsWith("="));
  const operator = sign?.type === "+=" ? "+=" : "=";
  const isArray = valueNode?.type === "array";
  if (isArray) readArray(reading, valueNode);
  const role = how.by === "declaration" ? "declaration" : "assignment";
  const value = valueNode === undefined || isArray ? null : readWord(reading, valueNode, role);
  const isKept = operator === "=" || reading.values.isClean(name);
  const assignment = {
    start: node.start,
    end: node.end,
    name,
    nameEnd: target.end,
    operator,
    index: subscript ?? null,
    value,
    isArray,
    ...how,
  } as const;
  reading.assign(assignment, value !== null && isKept && isCleanWord(value));
  return assignment;
}

function readArray(reading: Reading, node: ShellNode): void {
  reading.construct("array", node);
  for (const child of node.children) {
    if (child.isNamed && child.type !== "comment") readWord(reading, child, "array");
  }
}
