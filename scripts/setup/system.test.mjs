import { describe, expect, it } from "vitest";
import { hasEngineSocket } from "./engine-process.mjs";
import { mountsBelow } from "./engine-root.mjs";
import { systemIsClosed, mirrorIn } from "./system.mjs";

describe("mirrorIn", () => {
  it("reads the older format, with options and other vendors around", () => {
    const text = `# deb http://commented.example/debian bookworm main
deb https://packages.vendor.example/apt vendor main
deb [arch=amd64 signed-by=/k.gpg] http://mirror.example/debian bookworm main
deb http://security.example/debian-security bookworm-security main`;
    expect(mirrorIn(text)).toBe("http://mirror.example/debian");
  });

  it("reads the newer format, past the security archive", () => {
    const text = `Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security

Types: deb
URIs: http://mirror.example/debian/
Suites: bookworm`;
    expect(mirrorIn(text)).toBe("http://mirror.example/debian/");
  });

  it("finds nothing where no Debian archive is named", () => {
    expect(mirrorIn("deb https://archive.example/ubuntu noble main")).toBeUndefined();
  });
});

describe("mountsBelow", () => {
  const line = (/** @type {string} */ path) => `40 30 0:21 / ${path} rw shared:1 - proc proc rw`;

  it("names what is mounted in the folder, the inner mount first", () => {
    const mountinfo = ["/", "/a/root", "/a/root/proc", "/a/rootless"].map(line).join("\n");
    expect(mountsBelow(mountinfo, "/a/root")).toEqual(["/a/root/proc", "/a/root"]);
  });

  it("reads a path with a space in it", () => {
    expect(mountsBelow(line("/a/my\\040root"), "/a/my root")).toEqual(["/a/my root"]);
  });
});

it("never changes the system where STRATA_NO_SYSTEM=1 forbids it", () => {
  expect(systemIsClosed({ STRATA_NO_SYSTEM: "1" })).toBeDefined();
});

describe("hasEngineSocket", () => {
  const head = "Num       RefCount Protocol Flags    Type St Inode Path\n";
  const line = (/** @type {string} */ path) =>
    `0000: 00000002 00000000 00010000 0001 01 1 ${path}\n`;

  it("sees an engine by its network library, whatever socket it answers on", () => {
    expect(hasEngineSocket(head + line("/run/docker/libnetwork/fdf709f80451.sock"))).toBe(true);
  });

  it("is not misled by other sockets, nor by a client of an engine", () => {
    expect(hasEngineSocket(head + line("/run/docker.sock") + line("@/tmp/.X11-unix/X0"))).toBe(
      false,
    );
  });
});
