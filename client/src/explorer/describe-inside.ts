import type { Attachment, FileChange, MountRow, PortRow, Variable } from "../engine/types.ts";
import type { Translate } from "../translate.ts";
import type { RowView, TooltipLine } from "./describe.ts";
import { portText } from "./describe.ts";
import { isEverywhere } from "./insides.ts";
import type { InsideNode } from "./nodes.ts";

/** Longer values are whole in the tooltip. */
const SHOWN_LENGTH = 120;

/** What a row below a container shows and says. */
export function describeInside(node: InsideNode, t: Translate): RowView {
  switch (node.type) {
    case "port":
      return describePort(node.port, t);
    case "mount":
      return describeMount(node.mount, t);
    case "attachment":
      return describeAttachment(node.attachment, t);
    case "environment":
      return plain(t("Environment"), "symbol-variable", "environment");
    case "variable":
      return describeVariable(node.variable, t);
    case "changes":
      return plain(t("Changed since its image"), "diff", "changes");
    case "fileChange":
      return describeChange(node.change, t);
    case "note":
      return plain(node.text, node.failed ? "warning" : "dash", "note");
  }
}

/** What a tooltip adds: plain text. */
export function insideTooltip(node: InsideNode, t: Translate): readonly TooltipLine[] {
  switch (node.type) {
    case "mount":
      return [
        [t("In the container"), node.mount.target],
        ...(node.mount.source === ""
          ? []
          : [[sourceName(node.mount, t), node.mount.source] as const]),
        [t("Access"), node.mount.readOnly ? t("read-only") : t("read and write")],
      ];
    case "variable":
      return [
        [t("Name"), node.variable.name],
        [t("Value"), node.variable.value],
        [t("Set by"), sourceWords(node.variable, t)],
      ];
    case "port":
    case "attachment":
    case "environment":
    case "changes":
    case "fileChange":
    case "note": {
      const { label, description } = describeInside(node, t);
      return description === "" ? [] : [[label, description]];
    }
  }
}

function describePort(port: PortRow, t: Translate): RowView {
  const label = portText(port);
  const published = port.host !== null;
  const description = published
    ? isEverywhere(port)
      ? ""
      : (port.address ?? "")
    : t("not published");
  return {
    label,
    description,
    contextValue: ["port", ...(published ? ["published", port.protocol] : [])].join(";"),
    icon: published ? "globe" : "plug",
    color: null,
    spoken: published
      ? t("port {0}, published as {1}", port.container, port.host)
      : t("port {0}, not published", port.container),
  };
}

function describeMount(mount: MountRow, t: Translate): RowView {
  const words = [mount.source || mount.type, ...(mount.readOnly ? [t("read-only")] : [])];
  return {
    label: mount.target,
    description: words.join(" · "),
    contextValue: `mount;${mount.type}`,
    icon: mount.type === "volume" ? "database" : mount.type === "bind" ? "folder" : "chip",
    color: null,
    spoken: [
      t("{0}, mount of {1}", mount.target, `${sourceName(mount, t)} ${mount.source}`.trim()),
      ...words.slice(1),
    ].join(", "),
  };
}

function sourceName({ type }: MountRow, t: Translate): string {
  switch (type) {
    case "volume":
      return t("Volume");
    case "bind":
      return t("Folder or file");
    default:
      return type;
  }
}

function describeAttachment({ name, addresses }: Attachment, t: Translate): RowView {
  const description = addresses.join(", ");
  return {
    label: name,
    description,
    contextValue: description === "" ? "attachment" : "attachment;addressed",
    icon: "type-hierarchy",
    color: null,
    spoken: [t("network {0}", name), ...addresses].join(", "),
  };
}

function describeVariable(variable: Variable, t: Translate): RowView {
  const { name, value, source } = variable;
  const shown = value.length > SHOWN_LENGTH ? `${value.slice(0, SHOWN_LENGTH)}…` : value;
  const words = sourceWords(variable, t);
  return {
    label: name,
    description: shown === "" ? words : `${shown} · ${words}`,
    contextValue: "variable",
    icon: { image: "package", container: "symbol-variable", changed: "edit" }[source],
    color: null,
    spoken: `${name}, ${shown}, ${words}`,
  };
}

function sourceWords({ source }: Variable, t: Translate): string {
  switch (source) {
    case "image":
      return t("from its image");
    case "container":
      return t("set for the container");
    case "changed":
      return t("set instead of its image's");
  }
}

function describeChange({ path, kind }: FileChange, t: Translate): RowView {
  const word = { added: t("added"), changed: t("changed"), deleted: t("deleted") }[kind];
  const icon = { added: "diff-added", changed: "diff-modified", deleted: "diff-removed" }[kind];
  return {
    label: path,
    description: word,
    contextValue: "fileChange",
    icon,
    color: null,
    spoken: `${path}, ${word}`,
  };
}

function plain(label: string, icon: string, contextValue: string): RowView {
  return { label, description: "", contextValue, icon, color: null, spoken: label };
}
