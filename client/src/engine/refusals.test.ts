import { describe, expect, it } from "vitest";
import { readRefusal } from "./refusals.ts";

const ID = "c0ffee".repeat(10) + "beef";
const ENDPOINT = `driver failed programming external connectivity on endpoint web (${ID})`;

describe("readRefusal", () => {
  it.each<[number | null, string, string]>([
    [
      409,
      `Conflict. The container name "/web" is already in use by container "${ID}". You have to remove (or rename) that container to be able to reuse that name.`,
      `name-in-use web ${ID}`,
    ],
    [409, "network with name back already exists", "name-in-use back"],
    [
      500,
      `${ENDPOINT}: Bind for 0.0.0.0:8080 failed: port is already allocated`,
      "port-in-use 8080",
    ],
    [
      500,
      `${ENDPOINT}: failed to bind host port for 0.0.0.0:8000:172.31.0.2:80/tcp: address already in use`,
      "port-in-use 8000",
    ],
    [500, "failed to bind host port [::]:53/udp: address already in use", "port-in-use 53"],
    [
      500,
      "ports are not available: exposing port TCP 0.0.0.0:80 -> 127.0.0.1:0: listen tcp 0.0.0.0:80: bind: address already in use",
      "port-in-use 80",
    ],
    [
      500,
      "error while calling RootlessKit: listen tcp4 0.0.0.0:80: bind: permission denied",
      "port-denied 80",
    ],
    [409, `remove data: volume is in use - [${ID}, feed]`, `used-by-container ${ID},feed`],
    [
      409,
      'conflict: unable to remove repository reference "app" (must force) - container 323a2956f124 is using its referenced image d6be02065b0d',
      "used-by-container 323a2956f124",
    ],
    [
      409,
      "conflict: unable to delete d6be02065b0d (cannot be forced) - image is being used by running container 323a2956f124",
      "used-by-container 323a2956f124",
    ],
    [
      409,
      "conflict: unable to delete d6be02065b0d (cannot be forced) - image has dependent child images",
      "used-by-image",
    ],
    [
      403,
      `error while removing network: network back has active endpoints (name:"web" id:"${ID.slice(0, 12)}", name:"db" id:"feed")`,
      "on-network web,db",
    ],
    [403, "error while removing network: network back id feed has active endpoints", "on-network"],
    [403, "endpoint with name web already exists in network back", "already-on-network"],
    [404, "container feed is not connected to network back", "not-on-network"],
    [409, "cannot join network of a non running container: feed", "network-stopped feed"],
    [409, `cannot kill container: web: container ${ID} is not running`, "not-running"],
    [409, `Container ${ID} is already paused`, "paused"],
    [409, "cannot start a paused container, try unpause instead", "paused"],
    [409, `Container ${ID} is paused, unpause the container before exec`, "paused"],
    [500, `Container ${ID} is not paused`, "not-paused"],
    [409, `Container ${ID} is restarting, wait until the container is running`, "restarting"],
    [409, "removal of container web is already in progress", "removing"],
    [
      400,
      'failed to create task for container: OCI runtime create failed: exec: "serve": executable file not found in $PATH',
      "no-program serve",
    ],
    [
      400,
      'invalid mount config for type "bind": bind source path does not exist: /srv/my data',
      "no-folder /srv/my data",
    ],
    [500, "write /var/lib/docker/tmp/x: no space left on device", "no-space"],
    [
      404,
      "pull access denied for team/app, repository does not exist or may require 'docker login'",
      "login",
    ],
    [null, "toomanyrequests: You have reached your pull rate limit", "rate"],
    [404, "manifest for app:9 not found: manifest unknown: manifest unknown", "not-in-registry"],
    [
      500,
      'Get "https://registry.example.com/v2/": net/http: request canceled while waiting for connection',
      "registry-away registry.example.com",
    ],
    [404, "No such container: web", "gone"],
    [404, "get data: no such volume", "gone"],
    [403, "authorization denied by plugin opa: no", "denied"],
    [500, "something nobody has seen before", "other"],
  ])("%s %s", (status, words, expected) => {
    const { kind, about, users } = readRefusal(status, words);
    expect([kind, about, users.join(",")].filter((text) => text !== "").join(" ")).toBe(expected);
  });

  it("keeps the engine's words", () => {
    expect(readRefusal(500, "odd").words).toBe("odd");
  });

  it("takes no words of a file for an answer about a name", () => {
    expect(readRefusal(500, 'name "web" is already in use').kind).toBe("other");
  });
});
