/** Holds a program at a terminal: full screen where it can show one, running text where asked. */

import { reasonToStop } from "../app/play/engine.ts";
import { exitOfSystemFault, explainSystemFault } from "../app/storage/explain.ts";
import { InUse } from "../app/storage/lock.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { speech } from "../i18n/catalog.ts";
import type { Naming } from "../story/naming.ts";
import { App } from "./app.tsx";
import type { Program } from "./shell.ts";
import { runLinear, type LinearForm } from "./linear-form.ts";
import type { Looks, Terminal } from "./options.ts";
import { linearReason, onScreen, painterFor, spareRows } from "./screen.tsx";

/** A program, ready to be held. */
export interface Opened<State extends { readonly done: boolean }, Event> {
  readonly naming: Naming;
  readonly program: Program<State, Event>;
  readonly linear: (reason: NonNullable<ReturnType<typeof linearReason>>) => LinearForm<State>;
  /** Why something could not be kept, if it could not. */
  readonly unsaved: () => unknown;
}

/** Where a program is held, and what a run that cannot go on is named by. */
export interface Place {
  readonly looks: Looks;
  readonly terminal: Terminal;
  readonly run: { readonly seed: string; readonly run: string; readonly scenario: string };
}

/**
 * Opens a program and holds it until the user leaves. The screen is put back whatever happens, and
 * errors are thrown only then.
 * @returns an exit code: 0; 74 or 75 if something could not be kept; 130 if a signal ended it; 1 where the scenario cannot go on in this run (told on stderr)
 */
export async function runProgram<State extends { readonly done: boolean }, Event>(
  { looks, terminal, run }: Place,
  open: () => Opened<State, Event>,
): Promise<number> {
  const say = speech(looks);
  try {
    const { naming, program, linear, unsaved } = open();
    const reason = linearReason(looks, terminal);
    let code = 0;
    if (reason === undefined) {
      const painter = painterFor(looks, terminal, naming);
      code = await onScreen(terminal, (heard) => (
        <App program={program} painter={painter} spareRows={spareRows} heard={heard} />
      ));
    } else await runLinear(program, linear(reason), terminal);
    const lost = unsaved();
    if (lost === undefined) return code;
    const why = explainSystemFault(lost, say) ?? "";
    terminal.stderr.write(`${say("message.unsaved", { reason: why })}\n`);
    return code === 0 ? exitOfSystemFault(lost) : code;
  } catch (error) {
    const stop = reasonToStop(error);
    if (stop === undefined) throw error;
    terminal.stderr.write(`${say("message.fault", { ...stop, ...run })}\n`);
    return 1;
  }
}

/** Keeps something, again and again; what the file system refuses is no reason to stop. */
export function keeping(): {
  readonly keep: (write: () => unknown) => void;
  readonly unsaved: () => unknown;
} {
  let unsaved: unknown;
  return {
    keep: (write) => {
      try {
        write();
        unsaved = undefined;
      } catch (error) {
        if (!(error instanceof Unwritten || error instanceof InUse)) throw error;
        unsaved = error;
      }
    },
    unsaved: () => unsaved,
  };
}
