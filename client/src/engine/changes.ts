import { type DockerSession, safeName } from "./docker-session.ts";
import { exportContainer } from "./export-container.ts";
import { pruneBuildCache } from "./prune-build-cache.ts";
import { pullImage } from "./pull.ts";
import { runImage } from "./run-image.ts";
import { openShell } from "./shell.ts";
import type { EngineChanges } from "./types.ts";

/** It copies all that the container wrote. */
const COMMIT_WITHIN = 600_000;

/** Each request goes over the session of the moment. */
export function engineChanges(session: () => Promise<DockerSession>): EngineChanges {
  const change = async (
    command: string,
    run: (session: DockerSession) => Promise<unknown>,
    within?: number,
  ): Promise<void> => {
    const current = await session();
    current.say(command);
    await current.ask(command, () => run(current), within);
  };
  return {
    kill: (id, signal) =>
      change(`kill --signal ${signal} ${id}`, ({ docker }) =>
        docker.getContainer(safeName(id)).kill({ signal }),
      ),
    rename: (id, name) =>
      change(`rename ${id} ${name}`, ({ docker }) =>
        docker.getContainer(safeName(id)).rename({ name: safeName(name) }),
      ),
    tag: (id, reference) => {
      const { repository, tag } = splitReference(reference);
      return change(`tag ${id} ${reference}`, ({ docker }) =>
        docker.getImage(safeName(id)).tag({ repo: repository, tag }),
      );
    },
    pull: async (reference, options) => {
      await pullImage(await session(), reference, options);
    },
    run: async (options) => {
      await runImage(await session(), options);
    },
    commit: (id, reference) => {
      const { repository, tag } = splitReference(reference);
      return change(
        `commit ${id} ${reference}`,
        ({ docker }) => docker.getContainer(safeName(id)).commit({ repo: repository, tag }),
        COMMIT_WITHIN,
      );
    },
    exportFiles: async (id, file, options) => exportContainer(await session(), id, file, options),
    createVolume: (name) =>
      change(`volume create ${name}`, ({ docker }) =>
        docker.createVolume({ Name: safeName(name) }),
      ),
    createNetwork: (name) =>
      change(`network create ${name}`, ({ docker }) =>
        docker.createNetwork({ Name: safeName(name) }),
      ),
    connect: (network, container) =>
      change(`network connect ${network} ${container}`, ({ docker }) =>
        docker.getNetwork(safeName(network)).connect({ Container: container }),
      ),
    disconnect: (network, container) =>
      change(`network disconnect ${network} ${container}`, ({ docker }) =>
        docker.getNetwork(safeName(network)).disconnect({ Container: container }),
      ),
    pruneBuildCache: async (ids) => pruneBuildCache(await session(), ids),
    openShell: async (id, options) => openShell(await session(), id, options),
  };
}

/** `latest` where no tag is named. A registry's port has a colon too. */
export function splitReference(reference: string): {
  readonly repository: string;
  readonly tag: string;
} {
  const colon = reference.lastIndexOf(":");
  return colon > reference.lastIndexOf("/")
    ? { repository: reference.slice(0, colon), tag: reference.slice(colon + 1) }
    : { repository: reference, tag: "latest" };
}
