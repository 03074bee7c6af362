import type { Base, EvaluatedStage } from "../../model/evaluate.ts";

/** Is the stage an image for Windows, as far as its platform, its root's image and its shell tell? */
export function isWindowsStage(stage: EvaluatedStage, root: Base | undefined): boolean {
  if (stage.platform.os === "windows") return true;
  if (root?.kind === "image" && WINDOWS_IMAGE.test(root.reference)) return true;
  return stage.steps.some(({ after }) => {
    const program = after.shell?.[0]?.replace(/^.*[\\/]/, "").toLowerCase() ?? "";
    // PowerShell as `pwsh` runs on Linux too.
    return /^(?:cmd|powershell)(?:\.exe)?$/.test(program);
  });
}

/** Microsoft's own images, and the tags that others build upon them. */
const WINDOWS_IMAGE =
  /^mcr\.microsoft\.com\/windows(?:\/|[:@]|$)|[:/-](?:windowsservercore|nanoserver|servercore|ltsc20\d\d)/i;
