/** Paths inside an image: `/` between names, whatever the platform. */

/** `path` seen from the folder `from`, cleaned, absolute. */
export function joinImagePath(from: string, path: string): string {
  return cleanImagePath(path.startsWith("/") ? path : `${from}/${path}`);
}

function cleanImagePath(path: string): string {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name === "..") names.pop();
    else names.push(name);
  }
  return `/${names.join("/")}`;
}
