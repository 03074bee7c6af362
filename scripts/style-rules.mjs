/** Selectors for what this code base does not do, and what it does instead. */
export const STYLE = [
  {
    selector:
      "PropertyDefinition[accessibility='private'], MethodDefinition[accessibility='private'][kind!='constructor']",
    message: "Private members are #private.",
  },
  { selector: "TSEnumDeclaration", message: "Use a union of literals." },
  { selector: "ExportDefaultDeclaration", message: "Exports are named." },
  { selector: "ExportAllDeclaration", message: "No barrels: import from the file itself." },
  {
    selector:
      "Program > VariableDeclaration[kind='let'], Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
    message: "No mutable module state: give it an owner.",
  },
];
