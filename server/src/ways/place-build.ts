import { posix, win32 } from "node:path";
import { isRemote } from "../model/named-contexts.ts";
import type { BuildWay, WrittenBuild } from "./way.ts";

/** How paths are spelled. */
export type PathStyle = "posix" | "win32";

export interface WrittenIn {
  readonly kind: BuildWay["kind"];
  /** The file, absolute. */
  readonly file: string;
  /** What its paths are relative to, absolute. */
  readonly folder: string;
  readonly style: PathStyle;
}

/** A build with its paths made absolute; null where it takes its files from elsewhere. */
export function placeBuild(written: WrittenBuild, place: WrittenIn): BuildWay | null {
  const { kind, file, folder, style } = place;
  const paths = style === "win32" ? win32 : posix;
  const { name, target, args, unknown, platforms, runOptions } = written;
  if (isRemote(written.context) || written.context === "-") return null;
  const context = paths.resolve(folder, written.context);
  const contexts = Object.entries(written.contexts).map(([named, value]) => [
    named,
    isRemote(value) ? value : paths.resolve(folder, value),
  ]);
  const [platform = null, ...others] = platforms;
  return {
    kind,
    file,
    name,
    context,
    dockerfile: paths.resolve(
      written.seenFrom === "context" ? context : folder,
      written.dockerfile,
    ),
    target,
    args,
    contexts: Object.fromEntries(contexts) as Readonly<Record<string, string>>,
    platform: others.length === 0 ? platform : null,
    runOptions,
    unknown,
  };
}
