import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";

/** Where faults are told. */
export interface FaultLog {
  error(message: string): void;
}

/** Ends a request without an answer: what it asked about is no longer so. */
export class SupersededError extends Error {
  readonly reason = "superseded";

  constructor() {
    super("A newer request took its place.");
    this.name = "SupersededError";
  }
}

export type Handler<Params, Result> = (
  params: Params,
  signal: AbortSignal,
) => Result | Promise<Result>;

export type GuardedHandler<Params, Result> = (
  params: Params,
  token: CancellationToken,
) => Promise<Result | ResponseError<never>>;

/**
 * The one fault wall around every handler of the protocol. What a handler throws is logged and
 * answered with `fallback`; a request that was cancelled or superseded is answered as such.
 */
export function guard<Params, Result>(
  log: FaultLog,
  name: string,
  fallback: Result,
  handler: Handler<Params, Result>,
): GuardedHandler<Params, Result> {
  return async (params, token) => {
    const { signal, dispose } = signalOf(token);
    try {
      signal.throwIfAborted();
      const result = await handler(params, signal);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (signal.aborted) return cancelled();
      if (error instanceof SupersededError) return superseded(error);
      log.error(`${name} failed: ${describe(error)}`);
      return fallback;
    } finally {
      dispose();
    }
  };
}

/** As {@link guard}, for notifications and events: nobody waits for an answer. */
export function guardEvent<Params>(
  log: FaultLog,
  name: string,
  handler: (params: Params) => void | Promise<void>,
): (params: Params) => void {
  const run = async (params: Params): Promise<void> => {
    try {
      await handler(params);
    } catch (error) {
      if (error instanceof SupersededError) return;
      log.error(`${name} failed: ${describe(error)}`);
    }
  };
  return (params) => void run(params);
}

function signalOf(token: CancellationToken): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const subscription = token.onCancellationRequested(() => {
    controller.abort();
  });
  return {
    signal: controller.signal,
    dispose: () => {
      subscription.dispose();
    },
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}

function superseded(error: SupersededError): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.ContentModified, error.message);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
