import type { DockerSession } from "./docker-session.ts";

/** Deleting walks through many files. */
const PRUNE_WITHIN = 300_000;

/** What of dockerode's own connection is used: its `pruneBuilder` hands no filter on. */
interface Modem {
  dial(request: object, done: (error: Error | null | undefined, data: unknown) => void): void;
}

/**
 * Removes records of build cache that nothing uses: these, or all. The bytes that it freed. A record
 * that others were made on goes after them.
 */
export async function pruneBuildCache(
  session: DockerSession,
  ids: readonly string[] | null,
): Promise<number> {
  if (ids === null) return (await prune(session, null)).freed;
  let freed = 0;
  let left = ids;
  for (let before = left.length + 1; left.length > 0 && left.length < before;) {
    before = left.length;
    const kept: string[] = [];
    for (const id of left) {
      const answer = await prune(session, id);
      freed += answer.freed;
      if (!answer.deleted.includes(id)) kept.push(id);
    }
    left = kept;
  }
  return freed;
}

interface Pruned {
  readonly deleted: readonly unknown[];
  readonly freed: number;
}

async function prune(session: DockerSession, id: string | null): Promise<Pruned> {
  const command = id === null ? "builder prune --all" : `builder prune --all --filter id=${id}`;
  session.say(command);
  const filters = JSON.stringify(id === null ? {} : { id: [id] });
  const answer = await session.ask(
    command,
    () =>
      new Promise<unknown>((resolve, reject) => {
        (session.docker.modem as Modem).dial(
          {
            path: "/build/prune?",
            method: "POST",
            options: { all: "true", filters },
            statusCodes: { 200: true },
          },
          (error, data) => {
            if (error === null || error === undefined) resolve(data);
            else reject(error);
          },
        );
      }),
    PRUNE_WITHIN,
  );
  const { CachesDeleted: deleted, SpaceReclaimed: freed } = answer as Readonly<
    Record<string, unknown>
  >;
  return {
    deleted: Array.isArray(deleted) ? deleted : [],
    freed: typeof freed === "number" ? freed : 0,
  };
}
