/**
 * Signals that end the program, and what holds it to the process that started it. Where an older Node
 * did (`cli/launcher.cjs`), the two live and die together: what one is sent, the other is told.
 */

import { EventEmitter } from "node:events";
import { constants } from "node:os";

/** Signals that keep what was done. */
const keeping = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Every signal that ends a process and can be caught, but for those that Node needs for itself. */
export const ending: readonly NodeJS.Signals[] = [
  ...keeping,
  ...(["SIGQUIT", "SIGABRT", "SIGALRM", "SIGIO", "SIGPWR", "SIGSTKFLT", "SIGSYS"] as const),
  ...(["SIGTRAP", "SIGUSR2", "SIGVTALRM", "SIGXCPU", "SIGXFSZ"] as const),
];

const heard = new EventEmitter().setMaxListeners(0);
let first: NodeJS.Signals | undefined;
/** Ctrl-C reaches both processes, `kill` one of them: whichever way brought more of them counts. */
const interrupts = { own: 0, passed: 0 };

/** Exit code of a program that a signal ended: 128 and the number of the one that came first. */
export function endingCode(): number {
  return 128 + constants.signals[first ?? "SIGINT"];
}

function hear(signal: NodeJS.Signals, way: keyof typeof interrupts): void {
  if (signal === "SIGINT") {
    const most = Math.max(interrupts.own, interrupts.passed);
    if (++interrupts[way] <= most) return;
  }
  const isAgain = first !== undefined;
  first ??= signal;
  // Who presses Ctrl-C again does not want to wait; where nobody listens, there is nothing to wait for.
  if ((isAgain && signal === "SIGINT") || !heard.emit(signal)) process.exit(endingCode());
}

const onOwn = (signal: NodeJS.Signals): void => {
  hear(signal, "own");
};

/**
 * Tells of signals that end the program, instead of ending it. A second Ctrl-C ends it at once.
 * @returns what stops the telling
 */
export function onEnding(
  tell: () => void,
  signals: readonly NodeJS.Signals[] = keeping,
): () => void {
  for (const signal of signals) {
    if (heard.listenerCount(signal) === 0) process.on(signal, onOwn);
    heard.on(signal, tell);
  }
  return () => {
    for (const signal of signals) {
      heard.off(signal, tell);
      if (heard.listenerCount(signal) === 0) process.off(signal, onOwn);
    }
  };
}

/** Ends the program as a closed terminal does: nobody is there any more. */
export function hangUp(): void {
  hear("SIGHUP", "passed");
}

/** Heeds the launcher: hears the signals that it passes on, and ends when it is gone. */
export function heedLauncher(): void {
  if (process.channel === undefined) return;
  process.on("message", (signal) => {
    const known = ending.find((one) => one === signal);
    if (known !== undefined) hear(known, "passed");
  });
  process.once("disconnect", hangUp);
  process.channel.unref();
}

/** Leaves with the launcher what gives the terminal back, should this process not come to it; "": nothing. */
export function leaveWithLauncher(sequences: string): void {
  if (process.connected) process.send?.(sequences);
}
