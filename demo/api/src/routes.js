import { normaliseAddress } from "@linkwatch/shared";
import { sendPage } from "./page.js";

const LONGEST_BODY = 4096;

/** Answers one request; never throws. `store` is a promise of what openStore gives. */
export async function handleRequest({ request, response, store, version }) {
  try {
    const { pathname } = new URL(request.url, "http://localhost");
    const [, area, id, ...rest] = pathname.split("/");
    if (pathname === "/health") return send(response, 200, { version, store: (await store).kind });
    if (area !== "links" || rest.length > 0) return await sendPage(response, pathname);
    if (request.method === "GET" && id === undefined) {
      return send(response, 200, await (await store).list());
    }
    const body = await readJson(request);
    if (request.method === "POST" && id === undefined) {
      const address = normaliseAddress(String(body?.address ?? ""));
      if (address === undefined) return send(response, 400, { error: "no web address" });
      return send(response, 201, await (await store).add(address));
    }
    if (request.method === "PUT" && /^\d+$/.test(id ?? "") && Number.isInteger(body?.status)) {
      await (await store).setStatus(Number(id), body.status);
      return send(response, 200, { id: Number(id), status: body.status });
    }
    return send(response, 404, { error: "no such thing" });
  } catch (error) {
    console.error(`${request.method} ${request.url}: ${error.message}`);
    if (!response.headersSent) send(response, 500, { error: "something failed, see the log" });
  }
}

function send(response, status, value) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

async function readJson(request) {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LONGEST_BODY) throw new Error("the body is too long");
  }
  return text === "" ? undefined : JSON.parse(text);
}
