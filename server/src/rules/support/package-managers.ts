import type { ShellCommand, ShellWord } from "../../shell/run-scripts.ts";

/** How a program that installs packages is called. */
export interface PackageManager {
  /** Names of the program, without a folder. */
  readonly programs: RegExp;
  /** The subcommands that install what follows them. */
  readonly installs: ReadonlySet<string>;
  /** Options whose value is the next word. */
  readonly valueOptions: ReadonlySet<string>;
  /** A letter in `-xyz` whose value is the next word. */
  readonly valueLetters?: string;
  /** What follows `--` is for somebody else. */
  readonly endsAtDashes?: boolean;
  /** Is the version of what the word names settled? */
  readonly isPinned: (word: string) => boolean;
  /** How a version is written, for messages. */
  readonly example: (name: string) => string;
  /** Where one of these is among the words, what is installed is settled elsewhere. */
  readonly pinnedBy?: RegExp;
}

/** A call of a package manager, taken apart. */
export interface PackageCall {
  readonly command: ShellCommand;
  readonly subcommand: ShellWord;
  /** What begins with a dash, wherever it stands. */
  readonly options: readonly ShellWord[];
  /** What follows the subcommand and is neither an option nor the value of one. */
  readonly operands: readonly ShellWord[];
}

/** Null where the program is another, or there is no subcommand. */
export function callOf(
  { programs, valueOptions, valueLetters, endsAtDashes }: CallShape,
  command: ShellCommand,
): PackageCall | null {
  const [program, args] = invocation(command);
  if (!programs.test(program)) return null;
  const options: ShellWord[] = [];
  const words: ShellWord[] = [];
  let onlyWords = false;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index];
    if (word === undefined || (endsAtDashes === true && word.text === "--")) break;
    if (onlyWords || !isOption(word)) words.push(word);
    else if (word.text === "--") onlyWords = true;
    else {
      options.push(word);
      const bundle = valueLetters !== undefined && endsInLetter(word.text, valueLetters);
      if (valueOptions.has(word.text) || bundle) index += 1;
    }
  }
  const [subcommand, ...operands] = words;
  return subcommand === undefined ? null : { command, subcommand, options, operands };
}

export type CallShape = Pick<
  PackageManager,
  "programs" | "valueOptions" | "valueLetters" | "endsAtDashes"
>;

/** The calls of a manager that install something. */
export function installCalls(
  manager: PackageManager,
  commands: readonly ShellCommand[],
): readonly PackageCall[] {
  return commands.flatMap((command) => {
    const call = callOf(manager, command);
    return call !== null && manager.installs.has(call.subcommand.text) ? [call] : [];
  });
}

/** The program's name without its folder, and what it is given; `python -m pip` is a `pip`. */
function invocation({ name, args }: ShellCommand): readonly [string, readonly ShellWord[]] {
  const program = programName(name);
  if (!/^python[\d.]*$/.test(program)) return [program, args];
  const at = args.findIndex(({ text }) => text === "-m");
  const module = at < 0 ? undefined : args[at + 1];
  return module === undefined ? [program, args] : [module.text, args.slice(at + 2)];
}

export function programName({ text }: ShellWord): string {
  return text.slice(text.lastIndexOf("/") + 1);
}

function isOption({ text }: ShellWord): boolean {
  return text.startsWith("-") && text !== "-";
}

function endsInLetter(text: string, letters: string): boolean {
  return /^-[A-Za-z]+$/.test(text) && letters.includes(text.slice(-1));
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

const APT_OPTIONS = setOf(
  "-t --target-release --default-release -o --option -c --config-file -a --host-architecture",
);

export const APT_GET: PackageManager = {
  programs: /^apt-get$/,
  installs: setOf("install"),
  valueOptions: APT_OPTIONS,
  valueLetters: "toc",
  isPinned: (word) => /[=/]/.test(word) || /\.deb$|-$/.test(word),
  example: (name) => `${name}=<version>`,
};

/** All programs that use apt's lists of packages. */
export const APT_FAMILY: PackageManager = {
  ...APT_GET,
  programs: /^(?:apt|apt-get|aptitude)$/,
  installs: setOf(
    "install upgrade dist-upgrade full-upgrade safe-upgrade build-dep source reinstall",
  ),
};

export const APK: PackageManager = {
  programs: /^apk$/,
  installs: setOf("add"),
  valueOptions: setOf(
    `-t --virtual -X --repository -p --root --arch --cache-dir --cache-max-age --keys-dir
    --repositories-file --wait --progress-fd --timeout`,
  ),
  valueLetters: "tXp",
  isPinned: (word) => /[=~<>]/.test(word) || word.endsWith(".apk") || word.startsWith("!"),
  example: (name) => `${name}=<version>`,
};

export const PIP: PackageManager = {
  programs: /^pip(?!env)/,
  installs: setOf("install"),
  valueOptions: setOf(
    `-i --index-url --extra-index-url -f --find-links -e --editable -t --target --prefix --root
    --platform --python-version --implementation --abi -b --build -d --src --upgrade-strategy
    --install-option --global-option --no-binary --only-binary --progress-bar --cache-dir
    --trusted-host --proxy --retries --timeout --exists-action --cert --client-cert --log
    --config-settings -C --report --python --root-user-action --group --use-feature
    --use-deprecated --keyring-provider --pip-args --suffix --build-option`,
  ),
  isPinned: isPinnedForPip,
  example: (name) => `${name}==<version>`,
  pinnedBy: /^(?:-r.*|--requirement(?:=.*)?|-c.*|--constraint(?:=.*)?|\.)$/,
};

function isPinnedForPip(word: string): boolean {
  if (/[=<>]=|[<>]|~=|!=/.test(word) || /\.(?:whl|tar\.gz|zip)$/.test(word)) return true;
  if (/^(?:git|hg|svn|bzr)(?:\+[a-z]+)?:/.test(word)) return word.includes("@");
  return word.includes("/") || word.startsWith(".");
}

export const NPM: PackageManager = {
  programs: /^npm$/,
  installs: setOf("install i add"),
  valueOptions: setOf(
    `--loglevel --registry --prefix -C --cache --tag --userconfig --globalconfig -w --workspace
    --omit --include --fetch-retries --fetch-timeout --fetch-retry-mintimeout
    --fetch-retry-maxtimeout --network-timeout --maxsockets --install-strategy --script-shell
    --https-proxy --proxy --noproxy --before --cpu --os --libc`,
  ),
  isPinned: isPinnedForNpm,
  example: (name) => `${name}@<version>`,
};

function isPinnedForNpm(word: string): boolean {
  if (/^git(?:\+[a-z]+)?:\/\//.test(word)) return word.includes("#");
  if (/\.(?:tar|tar\.gz|tgz)$/.test(word) || /^(?:\/|\.{1,2}(?:\/|$)|~\/|file:)/.test(word)) {
    return true;
  }
  return word.slice(1).includes("@") || word.includes("#");
}

export const GEM: PackageManager = {
  programs: /^gem$/,
  installs: setOf("install i"),
  valueOptions: setOf(
    `-i --install-dir -n --bindir --build-root -P --trust-policy -s --source -p --http-proxy
    --platform -v --version -g --file --config-file -B --bulk-threshold --target-rbconfig`,
  ),
  isPinned: (word) => word.includes(":") || word.endsWith(".gem"),
  endsAtDashes: true,
  example: (name) => `${name}:<version>`,
  pinnedBy: /^(?:-v.*|--version(?:=.*)?|-g.*|--file(?:=.*)?)$/,
};

const RPM_OPTIONS = `-c --config -d --debuglevel -e --errorlevel -R --randomwait -x --exclude
  --enablerepo --disablerepo --installroot --releasever --disableplugin --enableplugin --setopt
  --downloaddir --destdir --repo --repoid --forcearch --advisory --comment --rpmverbosity
  --disableexcludes --downloadonlydir --enable-repo --disable-repo`;

export const YUM: PackageManager = {
  programs: /^yum$/,
  installs: setOf("install"),
  valueOptions: setOf(RPM_OPTIONS),
  isPinned: isPinnedRpm,
  example: (name) => `${name}-<version>`,
};

export const DNF: PackageManager = { ...YUM, programs: /^(?:microdnf|dnf[345]?|dnf-3)$/ };

/** Does a call of yum or dnf change what is installed? It asks before it does. */
export function isRpmChange({ subcommand, operands }: PackageCall): boolean {
  const [first] = operands;
  if (/^(?:group|groups|module|environment)$/.test(subcommand.text)) {
    return /^(?:install|remove|upgrade|update|enable|disable|reset|switch-to)$/.test(
      first?.text ?? "",
    );
  }
  return RPM_CHANGES.has(subcommand.text);
}

const RPM_CHANGES = setOf(
  `install in localinstall groupinstall grouperase groupremove groupupdate update up upgrade
  update-minimal upgrade-minimal up-min remove rm erase reinstall rei downgrade dg autoremove swap
  distro-sync dsync builddep`,
);

/** `yum module install name:stream`; the first operand is what is done with the module. */
export const YUM_MODULES: PackageManager = {
  ...YUM,
  installs: setOf("module"),
  isPinned: (word) => word.includes(":"),
  example: (name) => `${name}:<stream>`,
};

export const DNF_MODULES: PackageManager = { ...YUM_MODULES, programs: DNF.programs };

/** `name-1.2-3`: behind the first dash nothing but versions, one of which begins with a digit. */
function isPinnedRpm(word: string): boolean {
  if (word.endsWith(".rpm") || word.startsWith("@") || /^[^-]*[=<>]/.test(word)) return true;
  const versions = word.split("-").slice(1);
  return (
    versions.every((part) => /^[\w.+~^:*]+$/.test(part)) &&
    versions.some((part) => /^\d/.test(part))
  );
}

export const ZYPPER: PackageManager = {
  programs: /^zypper$/,
  installs: setOf("install in"),
  valueOptions: setOf(
    `-r --repo --from -t --type -R --root --installroot -c --config --reposd-dir --cache-dir
    --pkg-cache-dir --solv-cache-dir --raw-cache-dir -p --plus-repo --plus-content --download
    --releasever`,
  ),
  isPinned: (word) => /[=<>]/.test(word) || word.endsWith(".rpm"),
  example: (name) => `${name}=<version>`,
};

export const GO: PackageManager = {
  programs: /^go$/,
  installs: setOf("install get run"),
  valueOptions: setOf(
    `-C -o -p -mod -modfile -tags -ldflags -gcflags -asmflags -gccgoflags -overlay -pkgdir
    -toolexec -buildmode -compiler -covermode -coverpkg -exec -installsuffix -pgo -buildvcs`,
  ),
  isPinned: isPinnedForGo,
  example: (name) => `${name}@<version>`,
};

function isPinnedForGo(word: string): boolean {
  if (/^[./]/.test(word) || word.endsWith(".go") || /^(?:all|std|cmd|tool)$/.test(word)) {
    return true;
  }
  const version = /@([^@]*)$/.exec(word)?.[1];
  return version !== undefined && !/^(?:latest|none|)$/.test(version);
}

export const YARN: PackageManager = {
  programs: /^(?:yarn|yarnpkg)$/,
  installs: setOf("install"),
  valueOptions: setOf("--cwd --network-timeout --registry --cache-folder --modules-folder --mutex"),
  isPinned: () => true,
  example: (name) => `${name}@<version>`,
};
