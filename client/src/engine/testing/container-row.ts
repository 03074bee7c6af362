import type { ContainerRow } from "../types.ts";

/** A running container that is like any other but for what is given; it is named as its id says. */
export function containerRow(
  given: Partial<ContainerRow> & Pick<ContainerRow, "id">,
): ContainerRow {
  return {
    kind: "container",
    name: given.id,
    image: "i",
    imageId: "sha256:1",
    state: "running",
    health: null,
    exitCode: null,
    created: 0,
    ports: [],
    mounts: [],
    networks: [],
    project: null,
    service: null,
    dependsOn: [],
    oneOff: false,
    ...given,
  };
}
