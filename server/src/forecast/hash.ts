// Hashing is arithmetic: the same input gives the same output everywhere, so the core may do it.
import { createHash } from "node:crypto";

/** A hash of anything that JSON can say; equal exactly for equal JSON. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
