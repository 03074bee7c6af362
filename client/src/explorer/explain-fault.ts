import type { Refusal } from "../engine/refusals.ts";
import type { ContainerRow, EngineFault } from "../engine/types.ts";
import type { Translate } from "../translate.ts";
import { isUp } from "./describe.ts";

/** Why something failed, to stand behind "… cannot be removed:", and what to do now. */
export interface Explanation {
  /** Without its full stop. */
  readonly why: string;
  /** Whole sentences; empty where nobody knows. */
  readonly next: string;
}

/** @param containers All that there are: the engine names those in the way by id. */
export function explainFault(
  { refusal, message }: EngineFault,
  containers: readonly ContainerRow[],
  t: Translate,
): Explanation {
  // Without a refusal no engine spoke: the message is Strata's own.
  return refusal === null
    ? { why: message.replace(/\.$/, ""), next: "" }
    : explainRefusal(refusal, containers, t);
}

function explainRefusal(
  refusal: Refusal,
  containers: readonly ContainerRow[],
  t: Translate,
): Explanation {
  const { kind, about, words } = refusal;
  switch (kind) {
    case "name-in-use":
      return nameInUse(refusal, containers, t);
    case "port-in-use":
      return portInUse(about, containers, t);
    case "port-denied":
      return {
        why: t("the engine is not allowed to use port {0}", about),
        next: t("Publish a port above 1023."),
      };
    case "used-by-container":
      return usedBy(refusal, containers, t);
    case "used-by-image":
      return { why: t("other images are made from it"), next: t("Remove those first.") };
    case "on-network":
      return onNetwork(refusal, containers, t);
    case "already-on-network":
      return { why: t("it is on that network already"), next: "" };
    case "not-on-network":
      return { why: t("it is not on that network"), next: "" };
    case "network-stopped": {
      const [owner = ""] = inTheWay(refusal, containers).names;
      return {
        why: t("it uses the network of container {0}, which does not run", owner),
        next: t("Start {0} first.", owner),
      };
    }
    case "paused":
      return { why: t("it is paused"), next: t("Resume it first.") };
    case "not-paused":
      return { why: t("it is not paused"), next: "" };
    case "not-running":
      return { why: t("it does not run"), next: t("Start it first.") };
    case "restarting":
      return { why: t("it restarts just now"), next: t("Wait until it runs, or stop it.") };
    case "removing":
      return { why: t("it is being removed already"), next: t("Wait until it is gone.") };
    case "no-program":
      return {
        why: t('there is no program "{0}" in it', about),
        next: t("Give another command, or choose an image that has it."),
      };
    case "no-folder":
      return {
        why: t("the folder {0} that it mounts is not there", about),
        next: t("Make that folder on the engine's machine."),
      };
    case "no-space":
      return {
        why: t("the engine's disk is full"),
        next: t("Disk Usage shows what takes the space, and removes what is unused."),
      };
    case "not-in-registry":
      return { why: t("the registry has no such image"), next: t("Check its name and its tag.") };
    case "login":
      return {
        why: t("the registry does not give it to you"),
        next: t("Check its name. If the image is private, use “docker login” first."),
      };
    case "rate":
      return {
        why: t("the registry allows no more downloads for now"),
        next: t("Try again later, or use “docker login” for more of them."),
      };
    case "registry-away":
      return {
        why: t("the engine does not reach {0}", about),
        next: t("Check the name and the network of the engine's machine."),
      };
    case "gone":
      return { why: t("it is not there any more"), next: t("Refresh the view.") };
    case "denied":
      return {
        why: t("the engine does not allow it"),
        next: t("Ask who looks after the engine."),
      };
    case "other":
      return { why: t("the engine says “{0}”", words.replace(/\.$/, "")), next: "" };
  }
}

function nameInUse(
  refusal: Refusal,
  containers: readonly ContainerRow[],
  t: Translate,
): Explanation {
  const [user] = inTheWay(refusal, containers).names;
  return {
    why:
      user === undefined
        ? t('the name "{0}" is in use', refusal.about)
        : t('the name "{0}" belongs to container {1}', refusal.about, user),
    next: t("Choose another name."),
  };
}

function portInUse(port: string, containers: readonly ContainerRow[], t: Translate): Explanation {
  const user = containers.find(
    (row) => isUp(row) && row.ports.some(({ host }) => String(host) === port),
  );
  return user === undefined
    ? {
        why: t("port {0} is in use by another program", port),
        next: t("Stop that program, or publish another port."),
      }
    : {
        why: t("port {0} is in use by container {1}", port, user.name),
        next: t("Stop {0} first, or publish another port.", user.name),
      };
}

function usedBy(refusal: Refusal, containers: readonly ContainerRow[], t: Translate): Explanation {
  const { names, someUp } = inTheWay(refusal, containers);
  const list = names.join(", ");
  return {
    why:
      names.length === 1 ? t("container {0} uses it", list) : t("the containers {0} use it", list),
    next: someUp ? t("Stop and remove {0} first.", list) : t("Remove {0} first.", list),
  };
}

function onNetwork(
  refusal: Refusal,
  containers: readonly ContainerRow[],
  t: Translate,
): Explanation {
  const { names } = inTheWay(refusal, containers);
  const list = names.join(", ");
  if (names.length === 0) {
    return { why: t("containers are on it"), next: t("Disconnect or stop them first.") };
  }
  return {
    why:
      names.length === 1
        ? t("container {0} is on it", list)
        : t("the containers {0} are on it", list),
    next: t("Disconnect or stop {0} first.", list),
  };
}

interface InTheWay {
  readonly names: readonly string[];
  /** Whether one of them must be stopped first. */
  readonly someUp: boolean;
}

function inTheWay({ users }: Refusal, containers: readonly ContainerRow[]): InTheWay {
  const found = users.map((user) => ({
    user,
    row: containers.find(({ id, name }) => id.startsWith(user) || name === user),
  }));
  return {
    names: found.map(({ user, row }) => row?.name ?? user.slice(0, 12)),
    someUp: found.some(({ row }) => row !== undefined && isUp(row)),
  };
}
