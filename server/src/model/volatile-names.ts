/** Is the variable named for what each build or each commit makes anew? */
export function isVolatileName(name: string): boolean {
  return VOLATILE.test(name);
}

const VOLATILE =
  /^(?:[A-Z]+_)?(?:BUILD_?(?:DATE|TIME|TIMESTAMP|NUMBER|ID|REVISION)|(?:GIT|VCS|SOURCE)_?(?:SHA|COMMIT|HASH|REF|REV|REVISION|BRANCH)(?:_?(?:SHA|HASH|ID))?|COMMIT(?:_?(?:SHA|HASH|ID|REF))?|REVISION|TIMESTAMP)$/i;
