import type { Span } from "../text/span.ts";
import { MOUNTS, type MountType } from "./instruction-table.ts";
import type { SyntaxProblemId } from "./problems.ts";

/** One `key=value` of a mount; the value is null for a bare key. */
export interface MountField {
  /** Lower case. */
  readonly key: string;
  readonly value: string | null;
}

/** The fields of a `--mount` flag's value, as comma separated values; null where they are not. */
export function mountFields(value: string): readonly MountField[] | null {
  const cells = splitCsv(value);
  if (cells === null) return null;
  return cells.map((cell) => {
    const cut = cell.indexOf("=");
    if (cut < 0) return { key: cell.toLowerCase(), value: null };
    return { key: cell.slice(0, cut).toLowerCase(), value: cell.slice(cut + 1) };
  });
}

/** A mount's type, bind where none is given; null for one that does not exist. */
export function mountType(fields: readonly MountField[]): MountType | null {
  const given = fields.findLast((field) => field.key === "type")?.value?.toLowerCase() ?? "bind";
  return MOUNTS.find((mount) => mount.type === given)?.type ?? null;
}

type Report = (id: SyntaxProblemId, args: Readonly<Record<string, string>>, at: Span) => void;

/** Reports what a build refuses about a mount. Values with variables are left to the build. */
export function checkMount(value: string, span: Span, report: Report): void {
  const fields = mountFields(value);
  if (fields === null) {
    report("mount-syntax", {}, span);
    return;
  }
  checkMountFields(fields, span, report);
}

/** The same for fields that are known, with variables replaced. */
export function checkMountFields(fields: readonly MountField[], span: Span, report: Report): void {
  // A build reads from left to right: what a key means depends on the type given before it.
  let type: MountType = "bind";
  for (const field of fields) {
    if (field.key === "from" && /\$./.test(field.value ?? "")) {
      report("mount-from-variable", {}, span);
    }
    if (field.key === "type" && field.value !== null) {
      const given = mountType([field]);
      if (given === null && field.value.includes("$")) return;
      if (given === null) {
        report("mount-unknown-type", { type: field.value }, span);
        return;
      }
      type = given;
    } else checkField(field, type, span, report);
  }
  checkWhole(fields, type, span, report);
}

const BARE_KEYS: ReadonlySet<string> = new Set(["readonly", "ro", "readwrite", "rw", "required"]);
const BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const KEYS: ReadonlySet<string> = new Set(MOUNTS.flatMap((mount) => mount.keys));
/** Which types a key is for, where the order of the keys counts. */
const ONLY_FOR: Readonly<Record<string, readonly MountType[]>> = {
  required: ["secret", "ssh"],
  size: ["tmpfs"],
};
/** The same where it is the mount as a whole that counts. */
const ONLY_FOR_WHOLE: Readonly<Record<string, readonly MountType[]>> = {
  sharing: ["cache"],
  mode: ["secret", "ssh", "cache"],
  uid: ["secret", "ssh", "cache"],
  gid: ["secret", "ssh", "cache"],
};
/** As Go's units package reads sizes. */
const SIZE = /^\+?(\d[\d_]*\.?\d*|\.\d+)(e[+-]?\d+)? ?([kmgtp](i?b)?|b)?$/i;

function checkField({ key, value }: MountField, type: MountType, span: Span, report: Report): void {
  if (!KEYS.has(key)) {
    report("mount-unknown-key", { key }, span);
  } else if (ONLY_FOR[key]?.includes(type) === false) {
    report("mount-key-not-here", { key, type }, span);
  } else if (value === null) {
    if (!BARE_KEYS.has(key)) report("mount-key-value", { key }, span);
  } else if (!value.includes("$") && !isValidValue(key, value)) {
    report("mount-invalid-value", { key, value }, span);
  }
}

function isValidValue(key: string, value: string): boolean {
  if (BARE_KEYS.has(key)) return BOOLEAN.test(value);
  if (key === "mode") return /^[0-7]+$/.test(value) && Number.parseInt(value, 8) < 2 ** 32;
  if (key === "uid" || key === "gid") return /^\d+$/.test(value) && Number(value) < 2 ** 32;
  if (key === "sharing") return /^(shared|private|locked)$/i.test(value);
  if (key === "size") return SIZE.test(value);
  return true;
}

function checkWhole(
  fields: readonly MountField[],
  type: MountType,
  span: Span,
  report: Report,
): void {
  for (const { key } of fields) {
    if (ONLY_FOR_WHOLE[key]?.includes(type) === false) {
      report("mount-key-not-here", { key, type }, span);
    }
  }
  if (type === "secret") checkSecret(fields, span, report);
  const target = fields.findLast(({ key }) => TARGET_KEYS.has(key))?.value;
  if (target === "/" && type !== "secret" && type !== "ssh") {
    report("mount-root-target", { type }, span);
  }
}

const TARGET_KEYS: ReadonlySet<string> = new Set(["target", "dst", "destination"]);

function checkSecret(fields: readonly MountField[], span: Span, report: Report): void {
  const has = (...keys: readonly string[]) =>
    fields.some((field) => keys.includes(field.key) && field.value !== "");
  if (has("from")) report("mount-key-not-here", { key: "from", type: "secret" }, span);
  const source = has("source", "src");
  if (!source && !has(...TARGET_KEYS) && !has("id")) {
    report("mount-secret-incomplete", {}, span);
  }
  if (source && has("id")) report("mount-secret-twice", {}, span);
}

/** One line of comma separated values; a cell that begins with a quote ends with one. */
function splitCsv(line: string): string[] | null {
  if (line === "") return null;
  const cells: string[] = [];
  let position = 0;
  for (;;) {
    if (line.charAt(position) === '"') {
      const cell = readQuotedCell(line, position);
      if (cell === null) return null;
      cells.push(cell.text);
      position = cell.end;
    } else {
      const comma = line.indexOf(",", position);
      const end = comma < 0 ? line.length : comma;
      const text = line.slice(position, end);
      if (text.includes('"')) return null;
      cells.push(text);
      position = end;
    }
    if (position >= line.length) return cells;
    if (line.charAt(position) !== ",") return null;
    position += 1;
  }
}

function readQuotedCell(line: string, start: number): { text: string; end: number } | null {
  let text = "";
  let position = start + 1;
  while (position < line.length) {
    if (line.charAt(position) !== '"') {
      text += line.charAt(position);
      position += 1;
    } else if (line.charAt(position + 1) === '"') {
      text += '"';
      position += 2;
    } else {
      return { text, end: position + 1 };
    }
  }
  return null;
}
