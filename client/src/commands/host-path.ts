/**
 * The path on this machine of a folder that a container has: Docker Desktop, whose engine runs in
 * a virtual machine, says where the folder is there.
 */
export function hostPath(source: string, platform: string): string {
  const inMachine = /^\/(?:run\/desktop\/mnt\/host|mnt\/host|host_mnt)(\/.*)$/.exec(source)?.[1];
  if (platform !== "win32") return inMachine ?? source;
  const [, drive, rest = ""] = /^\/([a-z])(\/.*)?$/i.exec(inMachine ?? source) ?? [];
  return drive === undefined
    ? source
    : `${drive.toUpperCase()}:${rest.replaceAll("/", "\\") || "\\"}`;
}
