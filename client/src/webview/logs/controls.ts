import { element } from "../dom.ts";

/** A choice of a few, as a page has it. */
export function select<Value extends string>(
  label: string,
  options: readonly (readonly [value: Value, text: string])[],
  onChange: (value: Value) => void,
): HTMLSelectElement {
  const made = element(
    "select",
    { "aria-label": label, title: label },
    ...options.map(([value, text]) => element("option", { value }, text)),
  );
  made.addEventListener("change", () => {
    const chosen = options.find(([value]) => value === made.value);
    if (chosen !== undefined) onChange(chosen[0]);
  });
  return made;
}

export function button(text: string, title: string, act: () => void): HTMLButtonElement {
  const made = element("button", { type: "button" }, text);
  if (title !== "") made.title = title;
  made.addEventListener("click", act);
  return made;
}

/** A button that is on or off. */
export function toggle(
  text: string,
  title: string,
  isOn: boolean,
  onChange: (isOn: boolean) => void,
): HTMLButtonElement {
  const made = button(text, title, () => {
    const now = made.ariaPressed !== "true";
    made.ariaPressed = String(now);
    onChange(now);
  });
  made.ariaPressed = String(isOn);
  return made;
}
