import http from "node:http";
import http2 from "node:http2";
import type { Duplex } from "node:stream";
import { FrameReader, frameOf } from "./grpc-frames.ts";

/** Opens the way to an engine: its socket, its pipe, or the streams of a program that leads there. */
export type Dial = () => Promise<Duplex>;

/** What the engine's gRPC server refused, or that there is none. */
export class BuildKitError extends Error {
  readonly reason: "unreachable" | "not-found" | "failed";

  constructor(reason: BuildKitError["reason"], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "BuildKitError";
    this.reason = reason;
  }
}

/** BuildKit's services, spoken to over one connection that many calls share. */
export class BuildKitConnection {
  readonly #session: http2.ClientHttp2Session;

  private constructor(session: http2.ClientHttp2Session) {
    this.#session = session;
  }

  /**
   * Up to API 1.52 an engine switches to HTTP/2 when asked at `/grpc`; later ones speak it at once.
   *
   * @throws BuildKitError `unreachable`.
   */
  static async open(dial: Dial): Promise<BuildKitConnection> {
    try {
      const upgraded = await upgrade(await dial());
      return new BuildKitConnection(await connect(upgraded ?? (await dial())));
    } catch (error) {
      throw new BuildKitError(
        "unreachable",
        "The engine does not speak BuildKit's protocol.",
        error,
      );
    }
  }

  get isOpen(): boolean {
    return !this.#session.closed && !this.#session.destroyed;
  }

  /** Runs when the connection ended, whoever ended it. */
  onClose(run: () => void): void {
    this.#session.once("close", run);
  }

  /** Calls a method that answers with one message. @throws BuildKitError */
  async call(method: string, request: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
    for await (const message of this.stream(method, request, signal)) return message;
    throw new BuildKitError("failed", `${method} gave no answer.`);
  }

  /** Calls a method that answers with any number of messages. @throws BuildKitError */
  async *stream(
    method: string,
    request: Uint8Array,
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array, void> {
    signal?.throwIfAborted();
    const stream = this.#session.request({
      ":method": "POST",
      ":path": method,
      "content-type": "application/grpc",
      te: "trailers",
    });
    const abort = (): void => {
      stream.close(http2.constants.NGHTTP2_CANCEL);
    };
    signal?.addEventListener("abort", abort, { once: true });
    const status = statusOf(stream);
    // Awaited below; by then it may long have failed.
    status.catch(() => undefined);
    const frames = new FrameReader();
    try {
      stream.end(frameOf(request));
      for await (const chunk of stream) yield* frames.push(chunk as Buffer);
      await status;
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof BuildKitError
        ? error
        : new BuildKitError("failed", `${method} broke off.`, error);
    } finally {
      signal?.removeEventListener("abort", abort);
      stream.close(http2.constants.NGHTTP2_CANCEL);
    }
  }

  close(): void {
    this.#session.destroy();
  }
}

const NOT_FOUND = "5";

function statusOf(stream: http2.ClientHttp2Stream): Promise<void> {
  return new Promise((resolve, reject) => {
    const take = (headers: http2.IncomingHttpHeaders): void => {
      const status = headers["grpc-status"];
      if (status === undefined) return;
      if (status === "0") resolve();
      else {
        const message = decodeURIComponent(String(headers["grpc-message"] ?? "no message"));
        reject(new BuildKitError(status === NOT_FOUND ? "not-found" : "failed", message));
      }
    };
    // Where there is no answer at all, the status stands in the headers.
    stream.on("response", take);
    stream.on("trailers", take);
    stream.on("error", reject);
    stream.on("close", () => {
      reject(new BuildKitError("failed", "The call ended without a status."));
    });
  });
}

/** The connection after the switch; null where the engine has none to offer. */
function upgrade(connection: Duplex): Promise<Duplex | null> {
  return new Promise((resolve) => {
    const request = http.request({
      method: "POST",
      path: "/grpc",
      headers: { Host: "localhost", Connection: "Upgrade", Upgrade: "h2c" },
      createConnection: () => connection,
    });
    request.on("upgrade", (_, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.on("response", (response) => {
      response.destroy();
      connection.destroy();
      resolve(null);
    });
    // What speaks HTTP/2 alone answers with what is no HTTP/1.
    request.on("error", () => {
      connection.destroy();
      resolve(null);
    });
    request.end();
  });
}

function connect(connection: Duplex): Promise<http2.ClientHttp2Session> {
  return new Promise((resolve, reject) => {
    const session = http2.connect("http://localhost", {
      createConnection: () => connection,
      settings: { enablePush: false },
    });
    session.once("error", reject);
    session.once("remoteSettings", () => {
      session.removeListener("error", reject);
      // Whoever waits for a call learns it there.
      session.on("error", () => undefined);
      resolve(session);
    });
    session.once("close", () => {
      reject(new Error("The connection was closed."));
    });
  });
}
