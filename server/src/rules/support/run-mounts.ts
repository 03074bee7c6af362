import { mountFields } from "../../syntax/mount.ts";
import type { Instruction } from "../../syntax/tree.ts";

/** Is a folder like that mounted, so that it does not become part of the layer? */
export function hasMountOf(instruction: Instruction, folder: RegExp): boolean {
  return keptOutTargets(instruction).some((target) => folder.test(target));
}

/** Where a RUN has folders mounted that do not become part of the layer. */
function keptOutTargets({ flags }: Instruction): readonly string[] {
  return flags.flatMap(({ name, value }) => {
    if (name !== "mount" || value === null) return [];
    const fields = mountFields(value) ?? [];
    const valueOf = (...keys: readonly string[]) =>
      fields.findLast(({ key }) => keys.includes(key))?.value ?? null;
    const type = valueOf("type");
    const target = valueOf("target", "dst", "destination");
    return target !== null && (type === "cache" || type === "tmpfs") ? [target] : [];
  });
}
