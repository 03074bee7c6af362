import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { nameByContent, rename } from "./names.js";

const source = new URL("../src/", import.meta.url);
const target = new URL("../dist/", import.meta.url);

const shared = await readFile(fileURLToPath(import.meta.resolve("@linkwatch/shared")), "utf8");
const link = nameByContent("link.js", shared);
const script = rename(await readFile(new URL("app.js", source), "utf8"), { "link.js": link });
const style = await readFile(new URL("style.css", source), "utf8");
const names = {
  "app.js": nameByContent("app.js", script),
  "style.css": nameByContent("style.css", style),
};
const page = rename(await readFile(new URL("index.html", source), "utf8"), names);

await rm(target, { recursive: true, force: true });
await mkdir(target);
await writeFile(new URL(link, target), shared);
await writeFile(new URL(names["app.js"], target), script);
await writeFile(new URL(names["style.css"], target), style);
await writeFile(new URL("index.html", target), page);
console.log(`built ${Object.values(names).join(" and ")}`);
