import { setTimeout } from "node:timers/promises";

/** What the work gives; null where it takes longer. The work goes on. */
export async function within<Result>(
  milliseconds: number,
  work: Promise<Result>,
): Promise<Result | null> {
  const late = new AbortController();
  const { signal } = late;
  try {
    return await Promise.race([work, setTimeout(milliseconds, null, { signal }).catch(() => null)]);
  } finally {
    late.abort();
  }
}
