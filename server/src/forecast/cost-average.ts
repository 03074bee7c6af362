/** What several measures of one thing let expect. */
export interface Average {
  readonly value: number;
  /** The next measure is expected between these. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** How much the newest measure weighs against all older ones together. */
const NEWEST_WEIGHT = 0.5;
/** Measures that are older than this many others say nothing of today. */
const MAXIMUM_COUNT = 8;
const DEVIATIONS = 2.5;
/** However alike the measures are, the next one may differ by this share of their average. */
const LEAST_SHARE = { once: 0.5, twice: 0.4, more: 0.3 };

/**
 * A moving average in which the newest measure weighs most, and the spread around it.
 *
 * @param measures Newest first.
 * @param least What two measures of the same always may differ by.
 */
export function averageOf(measures: readonly number[], least: number): Average | null {
  const counted = measures.slice(0, MAXIMUM_COUNT);
  const oldest = counted.at(-1);
  if (oldest === undefined) return null;
  let value = oldest;
  let variance = 0;
  for (const measure of counted.slice(0, -1).reverse()) {
    const difference = measure - value;
    value += NEWEST_WEIGHT * difference;
    variance = (1 - NEWEST_WEIGHT) * (variance + NEWEST_WEIGHT * difference ** 2);
  }
  const reach = Math.max(DEVIATIONS * Math.sqrt(variance), shareOf(counted.length) * value, least);
  return {
    value,
    low: Math.max(0, Math.min(value - reach, ...counted)),
    high: Math.max(value + reach, ...counted),
    count: counted.length,
  };
}

function shareOf(count: number): number {
  if (count === 1) return LEAST_SHARE.once;
  return count === 2 ? LEAST_SHARE.twice : LEAST_SHARE.more;
}
