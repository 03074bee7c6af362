import { describe, expect, it } from "vitest";
import { containerRow } from "../engine/testing/container-row.ts";
import type { ContainerRow, ImageRow, VolumeRow } from "../engine/types.ts";
import { english } from "../translate.ts";
import { removalQuestion } from "./removal-question.ts";

function container(name: string, state: ContainerRow["state"]): ContainerRow {
  return containerRow({ id: name, state });
}

const image: ImageRow = {
  kind: "image",
  id: "sha256:1",
  tags: ["a:1", "b:1"],
  created: 0,
  size: 1,
};
const volume: VolumeRow = {
  kind: "volume",
  id: "data",
  name: "data",
  driver: "local",
  mountpoint: "",
  project: null,
};

describe("removalQuestion", () => {
  it("names one container, and that it runs", () => {
    expect(removalQuestion("container", [container("web", "running")], english)).toEqual({
      message: 'Remove the container "web"?',
      detail: "It is running and will be stopped at once.",
      button: "Remove Container",
    });
  });

  it("names each of several, and which of them run", () => {
    const rows = [container("web", "running"), container("db", "exited")];
    expect(removalQuestion("container", rows, english)).toEqual({
      message: "Remove 2 containers?",
      detail: "web\ndb\nRunning, and stopped at once: web",
      button: "Remove 2 Containers",
    });
  });

  it("counts what a long list leaves out", () => {
    const rows = Array.from({ length: 18 }, (_, index) => container(`c${index}`, "exited"));
    expect(removalQuestion("container", rows, english).detail.split("\n").at(-1)).toBe(
      "and 3 more",
    );
  });

  it("says that all tags of an image go", () => {
    expect(removalQuestion("image", [image], english).detail).toBe("All its tags go: a:1, b:1");
  });

  it("says that a volume's data goes", () => {
    expect(removalQuestion("volume", [volume], english).message).toBe(
      'Remove the volume "data" and the data in it?',
    );
  });
});
