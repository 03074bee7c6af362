import type { ObjectKind, Row } from "../engine/types.ts";
import { isUp, rowName } from "../explorer/describe.ts";
import type { Translate } from "../translate.ts";

/** A modal question that names everything that goes. */
export interface RemovalQuestion {
  readonly message: string;
  readonly detail: string;
  /** The verb, the number and the kind: never "OK". */
  readonly button: string;
}

/** Longer lists end in a count. */
const NAMED = 15;

/** @param rows At least one, all of that kind. */
export function removalQuestion(
  kind: ObjectKind,
  rows: readonly Row[],
  t: Translate,
): RemovalQuestion {
  const [first] = rows;
  const name = first === undefined ? "" : rowName(first);
  const texts = rows.length === 1 ? singular(kind, name, t) : plural(kind, rows.length, t);
  return { ...texts, detail: detail(rows, t) };
}

type Texts = Pick<RemovalQuestion, "message" | "button">;

function singular(kind: ObjectKind, name: string, t: Translate): Texts {
  switch (kind) {
    case "container":
      return { message: t('Remove the container "{0}"?', name), button: t("Remove Container") };
    case "image":
      return { message: t('Remove the image "{0}"?', name), button: t("Remove Image") };
    case "volume":
      return {
        message: t('Remove the volume "{0}" and the data in it?', name),
        button: t("Remove Volume"),
      };
    case "network":
      return { message: t('Remove the network "{0}"?', name), button: t("Remove Network") };
  }
}

function plural(kind: ObjectKind, count: number, t: Translate): Texts {
  switch (kind) {
    case "container":
      return {
        message: t("Remove {0} containers?", count),
        button: t("Remove {0} Containers", count),
      };
    case "image":
      return { message: t("Remove {0} images?", count), button: t("Remove {0} Images", count) };
    case "volume":
      return {
        message: t("Remove {0} volumes and the data in them?", count),
        button: t("Remove {0} Volumes", count),
      };
    case "network":
      return { message: t("Remove {0} networks?", count), button: t("Remove {0} Networks", count) };
  }
}

function detail(rows: readonly Row[], t: Translate): string {
  const lines = rows.length === 1 ? [] : rows.slice(0, NAMED).map(line);
  if (rows.length > NAMED) {
    lines.push(t("and {0} more", rows.length - NAMED));
  }
  const tags = rows.flatMap((row) => (row.kind === "image" && row.tags.length > 1 ? [row] : []));
  if (rows.length === 1 && tags[0] !== undefined) {
    lines.push(t("All its tags go: {0}", tags[0].tags.join(", ")));
  }
  const running = rows.filter((row) => row.kind === "container" && isUp(row));
  if (running.length > 0) {
    lines.push(
      rows.length === 1
        ? t("It is running and will be stopped at once.")
        : t("Running, and stopped at once: {0}", running.map(rowName).join(", ")),
    );
  }
  return lines.join("\n");
}

function line(row: Row): string {
  return row.kind === "image" && row.tags.length > 1 ? row.tags.join(", ") : rowName(row);
}
