import { parentPort, workerData } from "node:worker_threads";
import { ContextWalker, WalkCancelled, type WalkRequest } from "./context-walk.ts";
import type { ContextListing } from "./host.ts";

/** How the thread is started. */
export interface WorkerStart {
  readonly cacheFolder: string | null;
  readonly platform: NodeJS.Platform;
}

export interface WorkerRequest {
  readonly id: number;
  readonly request: WalkRequest;
  /** One 32-bit flag: anything but 0 cancels. */
  readonly cancelled: SharedArrayBuffer;
}

export type WorkerReply =
  | { readonly id: number; readonly kind: "listing"; readonly listing: ContextListing }
  | { readonly id: number; readonly kind: "cancelled" }
  | { readonly id: number; readonly kind: "failed"; readonly message: string };

if (parentPort !== null) serve(parentPort, workerData as WorkerStart);

type Port = NonNullable<typeof parentPort>;

function serve(port: Port, { cacheFolder, platform }: WorkerStart): void {
  const now = (): number => Date.now();
  const walker = new ContextWalker({ cacheFolder, platform, now, isCancelled: () => false });
  port.on("message", (message: WorkerRequest) => {
    port.postMessage(answer(walker, message));
  });
}

function answer(walker: ContextWalker, { id, request, cancelled }: WorkerRequest): WorkerReply {
  const flag = new Int32Array(cancelled);
  try {
    const listing = walker.read(request, () => Atomics.load(flag, 0) !== 0);
    return { id, kind: "listing", listing };
  } catch (error) {
    if (error instanceof WalkCancelled) return { id, kind: "cancelled" };
    return { id, kind: "failed", message: error instanceof Error ? error.message : String(error) };
  }
}
