import { type DockerSession, safeName } from "./docker-session.ts";
import type { RunOptions } from "./types.ts";

/** Creates a container and starts it, as `docker run --detach` does. */
export async function runImage(session: DockerSession, options: RunOptions): Promise<void> {
  const { image, name, ports, command } = options;
  session.say(
    [
      ...["run", "--detach", ...(name === null ? [] : ["--name", name])],
      ...ports.flatMap(({ host, container }) => ["--publish", `${host}:${container}`]),
      ...[image, ...command],
    ].join(" "),
  );
  const container = await session.ask(`create ${image}`, () =>
    session.docker.createContainer({
      Image: safeName(image),
      ...(name === null ? {} : { name: safeName(name) }),
      ...(command.length === 0 ? {} : { Cmd: [...command] }),
      ExposedPorts: Object.fromEntries(ports.map((port) => [port.container, {}])),
      HostConfig: {
        PortBindings: Object.fromEntries(
          ports.map((port) => [port.container, [{ HostPort: port.host }]]),
        ),
      },
    }),
  );
  await session.ask(`start ${container.id}`, () => container.start());
}
