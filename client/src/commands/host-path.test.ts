import { expect, it } from "vitest";
import { hostPath } from "./host-path.ts";

it.each([
  ["linux", "/home/me/app", "/home/me/app"],
  ["linux", "/host_mnt/home/me/app", "/home/me/app"],
  ["darwin", "/host_mnt/Users/me/app", "/Users/me/app"],
  ["darwin", "/host_mntx", "/host_mntx"],
  ["win32", "C:\\Users\\me\\app", "C:\\Users\\me\\app"],
  ["win32", "/run/desktop/mnt/host/c/Users/me", "C:\\Users\\me"],
  ["win32", "/c/Users", "C:\\Users"],
  ["win32", "/mnt/host/d", "D:\\"],
  ["win32", "/var/lib/data", "/var/lib/data"],
])("on %s, %s is %s", (platform, source, path) => {
  expect(hostPath(source, platform)).toBe(path);
});
