import type { EngineEndpoint } from "@strata/protocol/engine-endpoint";
import { describeEndpoint } from "@strata/protocol/engine-endpoint";
import { maskText } from "@strata/protocol/secrets";
import type { Refusal } from "./refusals.ts";
import { readRefusal } from "./refusals.ts";
import type { EngineErrorReason, EngineFault } from "./types.ts";

/** A failure at the engine; its message says what failed and the next step, or is a refusal's words. */
export class EngineError extends Error implements EngineFault {
  readonly reason: EngineErrorReason;
  readonly refusal: Refusal | null;

  constructor(
    reason: EngineErrorReason,
    message: string,
    cause?: unknown,
    refusal: Refusal | null = null,
  ) {
    super(message, { cause });
    this.name = "EngineError";
    this.reason = reason;
    this.refusal = refusal;
  }
}

/** By shape, as the class exists once in each bundle. */
export function isEngineError(error: unknown): error is EngineFault {
  return error instanceof Error && error.name === "EngineError" && "reason" in error;
}

/** Turns what a request threw into a typed error. */
export function toEngineError(error: unknown, endpoint: EngineEndpoint): EngineFault {
  if (isEngineError(error)) {
    return error;
  }
  const status = field(error, "statusCode");
  if (typeof status === "number") {
    return refused(status, engineMessage(error), error);
  }
  const code = field(error, "code");
  return fromCode(typeof code === "string" ? code : "", error, endpoint);
}

/** The engine did not answer within that time. */
export function timeoutError(endpoint: EngineEndpoint, milliseconds: number): EngineError {
  const seconds = Math.round(milliseconds / 1000);
  return new EngineError(
    "timeout",
    `Docker Engine at ${describeEndpoint(endpoint)} did not answer within ${String(seconds)} seconds. ` +
      `Check that it is not overloaded, then connect again.`,
  );
}

/**
 * The engine will not, in words of its own.
 *
 * @param status Of its answer; null where the words came in the middle of one.
 */
export function refused(status: number | null, words: string, cause?: unknown): EngineError {
  return new EngineError(reasonOf(status, words), words, cause, readRefusal(status, words));
}

function reasonOf(status: number | null, words: string): EngineErrorReason {
  switch (status) {
    case 404:
      return "gone";
    case 409:
      return "conflict";
    case 401:
    case 403:
      return "denied";
    case 400:
      return /client version|API version/i.test(words) ? "version" : "other";
    default:
      return "other";
  }
}

function fromCode(code: string, cause: unknown, endpoint: EngineEndpoint): EngineError {
  const place = describeEndpoint(endpoint);
  if (code === "ESSH") {
    return new EngineError("refused", errorText(cause), cause);
  }
  if (code === "ENOENT" && endpoint.kind === "ssh") {
    return new EngineError(
      "not-found",
      `The program ssh was not found. Install it to reach ${place}.`,
      cause,
    );
  }
  if (code === "ENOENT" || code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENOTSOCK") {
    return new EngineError(
      "not-found",
      `There is no Docker Engine at ${place}. Start Docker, or choose another Docker context.`,
      cause,
    );
  }
  if (code === "EACCES" || code === "EPERM") {
    return new EngineError(
      "denied",
      `You are not allowed to use ${place}. Add yourself to the group that owns it (often "docker") and log in again.`,
      cause,
    );
  }
  if (code === "ECONNREFUSED" || code === "ECONNRESET" || code === "EPIPE") {
    return new EngineError(
      "refused",
      `Nothing answers at ${place}. Docker Engine may be stopped or still starting.`,
      cause,
    );
  }
  if (code === "ETIMEDOUT" || code === "EHOSTUNREACH" || code === "ENETUNREACH") {
    return new EngineError(
      "timeout",
      `${place} cannot be reached. Check the network and the address.`,
      cause,
    );
  }
  if (/TLS|SSL|CERT|SIGNATURE|EPROTO/.test(code)) {
    return new EngineError(
      "tls",
      `No safe connection to ${place}: ${errorText(cause)}. Check the certificates of the Docker context.`,
      cause,
    );
  }
  return new EngineError("other", `Docker Engine at ${place}: ${errorText(cause)}`, cause);
}

/** The engine's own words, which dockerode wraps in a status line. */
function engineMessage(error: unknown): string {
  const message = field(field(error, "json"), "message");
  return maskText(typeof message === "string" ? message : errorText(error));
}

function errorText(error: unknown): string {
  return maskText(error instanceof Error ? error.message.trim() : String(error));
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
