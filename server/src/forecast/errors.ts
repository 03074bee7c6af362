/** The request, the Dockerfile or the cache folder is at fault; the message is one sentence for people. */
export class ForecastError extends Error {
  readonly reason: "no-stage" | "unknown-target" | "no-baseline" | "bad-ignore-file" | "not-kept";

  constructor(reason: ForecastError["reason"], message: string) {
    super(message);
    this.name = "ForecastError";
    this.reason = reason;
  }
}
