import { expect, it } from "vitest";
import { portProblem } from "./ports.ts";

it.each([
  "80",
  "0",
  "65535",
  "08",
  "+80",
  "80/tcp",
  "80/UDP",
  "80/sctp",
  "80/",
  "80-90",
  "80:90",
  ":90",
  "127.0.0.1:80:90",
  "1.2.3.4::80",
  "[::1]:80:90",
  "80-81:90-91",
  "80-90:70",
])("%s is a port", (text) => {
  expect(portProblem(text)).toBeNull();
});

it.each([
  ["foo", "ports go from 0 to 65535"],
  ["65536", "ports go from 0 to 65535"],
  ["-1", "ports go from 0 to 65535"],
  ["0x50", "ports go from 0 to 65535"],
  ["90-80", "ports go from 0 to 65535"],
  ["1-2-3", "ports go from 0 to 65535"],
  ["foo:80", "ports go from 0 to 65535"],
  ["80:", "a number is missing"],
  ["/tcp", "a number is missing"],
  ["80/foo", "the protocol is tcp, udp or sctp"],
  ["80/tcp/udp", "the protocol is tcp, udp or sctp"],
  ["1.2.3:80:90", "the address is none"],
  ["80-81:90-92", "the ranges differ in length"],
])("%s is none: %s", (text, reason) => {
  expect(portProblem(text)).toBe(reason);
});
