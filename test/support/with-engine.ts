import { describe } from "vitest";

const { env } = process;
const isMissing = env["STRATA_ENGINE_SOCKET"] === undefined;

/**
 * For what needs an engine in a part that does not: skipped, and counted so, where none could be
 * provided. In continuous integration everything must be there.
 */
export const describeWithEngine = describe.skipIf(isMissing && env["CI"] !== "true");
