import type { ContainerRow, Engine } from "../engine/types.ts";

/** How a wait for a container's health ended. */
export type HealthOutcome = "healthy" | "unhealthy" | "stopped" | "gone" | "cancelled";

/** What a container's row says of it; null while its health check goes on. */
export function healthOutcome(row: ContainerRow | null): HealthOutcome | null {
  if (row === null) return "gone";
  if (row.state === "exited" || row.state === "dead" || row.state === "removing") return "stopped";
  return row.health === "healthy" || row.health === "unhealthy" ? row.health : null;
}

type Watched = Pick<Engine, "row" | "onChange" | "need" | "connected">;

/** Resolves with the first outcome, without asking the engine again and again. */
export async function waitForHealth(
  engine: Watched,
  id: string,
  signal: AbortSignal,
): Promise<HealthOutcome> {
  const need = engine.need();
  try {
    await engine.connected();
    return await new Promise((resolve) => {
      const changes = engine.onChange(() => {
        look();
      });
      const end = (outcome: HealthOutcome): void => {
        changes.dispose();
        resolve(outcome);
      };
      const look = (): void => {
        const outcome = healthOutcome(engine.row("container", id));
        if (outcome !== null) end(outcome);
      };
      signal.addEventListener("abort", () => {
        end("cancelled");
      });
      look();
    });
  } finally {
    need.dispose();
  }
}
