const NAMES: ReadonlySet<string> = new Set(
  (
    "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT " +
    "STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX"
  ).split(" "),
);

/** Whether a build takes the text for a signal of Linux: a number, or a name with or without SIG. */
export function isSignal(text: string): boolean {
  if (/^[+-]?\d+$/.test(text)) return Number(text) !== 0;
  const name = text.toUpperCase().replace(/^SIG/, "");
  const realTime = /^(?:RTMIN\+(\d+)|RTMAX-(\d+))$/.exec(name);
  if (realTime === null) return NAMES.has(name);
  const distance = realTime[1] ?? realTime[2] ?? "";
  return /^[1-9]\d?$/.test(distance) && Number(distance) <= (realTime[1] === undefined ? 14 : 15);
}
