import type { SuppositionView } from "@strata/protocol/layers-panel";
import type { ForecastOptions } from "@strata/protocol/requests";
import { maskValue } from "@strata/protocol/secrets";
import type { Translate } from "../translate.ts";

/** What a forecast is asked to suppose, instead of what is so. */
export type Supposition =
  /** A file of the build context, by its path there, is another one. */
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "argument"; readonly name: string; readonly value: string }
  /** As in {@link ForecastOptions.against}. */
  | { readonly kind: "baseline"; readonly against: string; readonly name: string };

/** Adds one; an argument has one value, and there is one baseline. */
export function withSupposition(
  suppositions: readonly Supposition[],
  added: Supposition,
): readonly Supposition[] {
  return [...suppositions.filter((each) => idOf(each) !== idOf(added)), added];
}

export function withoutSupposition(
  suppositions: readonly Supposition[],
  id: string,
): readonly Supposition[] {
  return suppositions.filter((each) => idOf(each) !== id);
}

/** Undefined where nothing is supposed: the forecast is the one that the editor shows. */
export function optionsOf(suppositions: readonly Supposition[]): ForecastOptions | undefined {
  if (suppositions.length === 0) return undefined;
  const files = suppositions.flatMap((each) => (each.kind === "file" ? [each.path] : []));
  const buildArgs = suppositions.flatMap((each) =>
    each.kind === "argument" ? [[each.name, each.value] as const] : [],
  );
  const against = suppositions.find((each) => each.kind === "baseline")?.against;
  return {
    ...(files.length === 0 ? {} : { whatIf: files }),
    ...(buildArgs.length === 0 ? {} : { buildArgs: Object.fromEntries(buildArgs) }),
    ...(against === undefined ? {} : { against }),
  };
}

export function suppositionView(supposition: Supposition, t: Translate): SuppositionView {
  return { id: idOf(supposition), label: labelOf(supposition, t) };
}

function idOf(supposition: Supposition): string {
  switch (supposition.kind) {
    case "file":
      return `file:${supposition.path}`;
    case "argument":
      return `argument:${supposition.name}`;
    case "baseline":
      return "baseline";
  }
}

function labelOf(supposition: Supposition, t: Translate): string {
  switch (supposition.kind) {
    case "file":
      return t("{0} changes", supposition.path);
    case "argument": {
      const { name, value } = supposition;
      return t("{0} is {1}", name, maskValue(name, value));
    }
    case "baseline":
      return t("compared with {0}", supposition.name);
  }
}
