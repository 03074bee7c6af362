import { parseDockerfile } from "../syntax/parse.ts";
import type { Dockerfile } from "../syntax/tree.ts";
import { DEFAULT_INPUTS, evaluate, type Evaluation } from "./evaluate.ts";
import { withHeadlessStage } from "./headless-stage.ts";
import { buildModel, type Model } from "./model.ts";

/**
 * One version of a Dockerfile and everything that is derived from its text alone: parsed once,
 * each part made when it is first asked for.
 */
export class Analysis {
  readonly text: string;
  #dockerfile: Dockerfile | null = null;
  #model: Model | null = null;
  #evaluation: Evaluation | null = null;
  #checkable: Evaluation | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get dockerfile(): Dockerfile {
    return (this.#dockerfile ??= parseDockerfile(this.text));
  }

  get model(): Model {
    return (this.#model ??= buildModel(this.dockerfile));
  }

  /** As a build without arguments would see the file. */
  get evaluation(): Evaluation {
    return (this.#evaluation ??= evaluate(this.model, DEFAULT_INPUTS));
  }

  /** The same for checks, which look at a file without FROM as well. */
  get checkable(): Evaluation {
    return (this.#checkable ??= withHeadlessStage(this.evaluation));
  }
}
