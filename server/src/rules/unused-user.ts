import type { ShellCommand, ShellWord } from "../shell/run-scripts.ts";
import { defineRule } from "./rule.ts";
import { scriptSteps } from "./support/script-steps.ts";
import { stageChain } from "./support/stage-graph.ts";

export const rule = defineRule({
  meta: {
    id: "unused-user",
    aliases: ["tally/user-created-but-never-used"],
    group: "security",
    severity: "warning",
    recommended: true,
    fix: "none",
    needs: { kind: "shell", words: ["useradd", "adduser"] },
    messages: {
      unused:
        "{user} is made but nothing runs as that user, so the image runs as root: add USER {user}.",
    },
  },
  check({ dockerfile, evaluation, scripts, report }) {
    const last = evaluation.stages.at(-1);
    if (last === undefined) return;
    const chain = stageChain(evaluation, last);
    const instructions = chain.flatMap(({ stage }) => stage.instructions);
    if (instructions.some(({ keyword }) => keyword === "USER")) return;
    const texts = instructions.map(({ span }) => dockerfile.text.slice(span.start, span.end));
    // A program that begins as root may well give it up, and a script may do it for others.
    if (texts.some((text) => DROPS_ROOT.test(text))) return;
    const starts = instructions.filter(({ keyword }) => /^(?:CMD|ENTRYPOINT)$/.test(keyword));
    if (starts.length === 0 || starts.some(({ rest }) => MAY_DROP_ROOT.test(rest.text))) return;
    for (const { script, stage, onbuild } of scriptSteps(evaluation, scripts)) {
      if (stage !== last || onbuild) continue;
      for (const command of script.commands) {
        const user = createdUser(command);
        if (user !== null)
          report({ message: "unused", args: { user: user.text }, span: user.span });
      }
    }
  },
});

const DROPS_ROOT =
  /(?<![\w-])(?:gosu|su-exec|setpriv|runuser|chpst|s6-setuidgid|setuidgid|su|sudo|fixuid|start-stop-daemon|systemd)(?![\w-])/;

const MAY_DROP_ROOT =
  /\.sh\b|entry-?point|init|supervisord|s6|nginx|httpd|apache|sshd|postfix|crond?\b|mysqld|postgres|redis|haproxy|named|squid|dovecot|tor\b|php-fpm|memcached|--user|--uid|\$/i;

/** The name that useradd or adduser is given; null where a variable or a group is meant. */
function createdUser({ name, args }: ShellCommand): ShellWord | null {
  if (!/^(?:\/usr)?(?:\/sbin\/)?(?:useradd|adduser)$/.test(name.text)) return null;
  const names = args.filter(
    ({ text }, index) => !text.startsWith("-") && !TAKES_VALUE.test(args[index - 1]?.text ?? ""),
  );
  const [user, ...others] = names;
  // With two names, adduser adds one to the other.
  if (user === undefined || others.length > 0) return null;
  return /^[a-z_][\w-]*$/.test(user.text) ? user : null;
}

const TAKES_VALUE =
  /^(?:-[a-zA-Z]*[bcdefgGhkKpsuZ]|--(?:uid|gid|home|home-dir|shell|ingroup|gecos|comment|group|groups|base-dir|skel|key|password|expiredate|inactive))$/;
