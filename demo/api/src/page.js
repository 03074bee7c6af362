import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const FOLDER = new URL("../../web/dist/", import.meta.url);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };

/** Sends a file of the built page. Only plain names exist there, so nothing else is looked up. */
export async function sendPage(response, pathname) {
  const name = pathname === "/" ? "index.html" : pathname.slice(1);
  const type = TYPES[extname(name)];
  const content = /^[\w.-]+$/.test(name) && type ? await read(name) : undefined;
  response.writeHead(content ? 200 : 404, { "content-type": type ?? "text/plain" });
  response.end(content ?? "not found\n");
}

async function read(name) {
  try {
    return await readFile(new URL(name, FOLDER));
  } catch {
    return undefined;
  }
}
