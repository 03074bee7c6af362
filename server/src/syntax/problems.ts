import type { MessageTemplates } from "../text/message.ts";
import type { Span } from "../text/span.ts";
import type { SyntaxProblem } from "./tree.ts";

/** What can be wrong with a Dockerfile's text, in BuildKit's meaning and our words. */
export const syntaxMessages = {
  "no-instructions": "The file has no instructions; a build needs at least a FROM.",
  "duplicate-directive": "The directive {name} may stand only once.",
  "invalid-check":
    "{option} is no option of check: it takes skip=…, error=true or false, experimental=….",
  "line-too-long": "The line is longer than the {most} bytes that a build reads.",
  "empty-instruction": "The continuation holds no instruction.",
  "invalid-escape": "The escape character is a backslash or a backtick, not {value}.",
  "unterminated-heredoc": "The heredoc {name} is never closed: a line with only {name} is missing.",
  "unknown-instruction": "{keyword} is not a Dockerfile instruction.",
  "unknown-instruction-suggestion":
    "{keyword} is not a Dockerfile instruction. Did you mean {suggestion}?",
  "unknown-flag": "{keyword} has no flag --{flag}.",
  "unknown-flag-suggestion": "{keyword} has no flag --{flag}. Did you mean --{suggestion}?",
  "duplicate-flag": "--{flag} may stand only once.",
  "missing-flag-value": "--{flag} needs a value: --{flag}=….",
  "flag-needs-syntax":
    "--{flag} needs Dockerfile syntax {since}, which an engine's own may lack: begin the file with # syntax={image}.",
  "invalid-flag-value": "--{flag} is one of {values}, not {value}.",
  "invalid-boolean-flag": "--{flag} is true or false, not {value}.",
  "json-not-strings": "A JSON array may hold only strings here.",
  "missing-argument": "{keyword} needs at least one argument.",
  "missing-destination": "{keyword} needs a source and a destination.",
  "one-argument": "{keyword} takes exactly one argument.",
  "from-arguments": "FROM takes an image, or an image AS a name.",
  "invalid-stage-name":
    "{name} cannot name a stage: letters, digits, -, _ and . only, and a letter first.",
  "missing-equals": "{word} has no = : write name=value.",
  "two-arguments": "{keyword} needs a name and a value.",
  "blank-name": "{keyword} needs a name before the =.",
  "shell-not-json": 'SHELL needs a JSON array: SHELL ["/bin/bash", "-c"].',
  "onbuild-chain": "ONBUILD cannot hold another ONBUILD.",
  "onbuild-trigger": "{keyword} cannot stand behind ONBUILD.",
  "health-none-arguments": "HEALTHCHECK NONE takes no arguments.",
  "health-missing-command": "HEALTHCHECK CMD needs a command.",
  "health-unknown-type": "HEALTHCHECK is followed by CMD or NONE, not {type}.",
  "invalid-duration":
    "{value} is not a duration such as 30s or 1m30s, of at least one millisecond.",
  "invalid-number": "{value} is not a whole number of zero or more.",
  "heredoc-destination": "{keyword} cannot write to a heredoc.",
  "empty-volume": "A volume's path cannot be empty.",
  "from-variable": "--from cannot hold a variable; name a stage FROM it instead.",
  "mount-syntax": "A mount is a list of key=value pairs with commas between.",
  "mount-key-value": "{key} needs a value: {key}=….",
  "mount-unknown-key": "A mount has no key {key}.",
  "mount-key-not-here": "{key} means nothing for a mount of type {type}.",
  "mount-unknown-type": "There is no mount type {type}: it is bind, cache, secret, ssh or tmpfs.",
  "mount-invalid-value": "{value} is no value for {key}.",
  "mount-root-target": "A mount of type {type} cannot cover / itself: give it a target.",
  "mount-from-variable": "from cannot hold a variable; name a stage FROM it instead.",
  "mount-secret-incomplete": "A secret mount needs an id, a source or a target.",
  "mount-secret-twice": "A secret mount takes an id or a source, not both.",
} as const satisfies MessageTemplates;

export type SyntaxProblemId = keyof typeof syntaxMessages;

export function syntaxProblem(
  id: SyntaxProblemId,
  args: Readonly<Record<string, string>>,
  span: Span,
  refused = true,
): SyntaxProblem {
  return { message: { id, args }, span, refused };
}
