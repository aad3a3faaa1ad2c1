/** What questions about an observed path share: the path read, and what stops a filter told. */

import { ImpossiblePath } from "../belief/along.ts";
import type { Unfollowed } from "../belief/as-of.ts";
import type { DatedPath } from "../belief/dated.ts";
import type { FollowIslands } from "../belief/follow.ts";
import { islandSize, islandsOf, type FollowedIsland } from "../belief/particles.ts";
import { BeliefTooLarge } from "../belief/refusal.ts";
import { signalIds } from "../answer/signal-ids.ts";
import { daysOf } from "../answer/head.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { formatDate } from "../i18n/date.ts";
import { faultWords } from "../story/faults.ts";
import { listIn } from "../i18n/list.ts";
import { signalName } from "../story/signals.ts";
import { Telling } from "../story/telling.ts";
import type { Asking, Subject, SubjectValues } from "./asking.ts";
import { readNamed } from "./named-file.ts";
import { otherwise, text, whole } from "./option.ts";
import { NothingDone, Unanswerable } from "./refusal.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";

/** Most particles or runs: more would take days. */
const MOST = 10_000_000;

/** What questions about an observed path take. @param runs how many go on from it where none are given */
/** The options of questions about a history. @param runs the usual number of continuations */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- a table is what it says
export const historyOptions = (runs: number) => ({
  observed: text("--observed <file>", "help.observed", { completion: "file" }),
  particles: otherwise(whole("--particles <n>", "help.particles", { most: MOST }), 1000),
  runs: otherwise(whole("--runs <n>", "help.believe-runs", { most: MOST }), runs),
  ensemble: text("--ensemble <file>", "help.believe-ensemble", { completion: "file" }),
  seed: luckOptions.seed,
  workers: luckOptions.workers,
  ...commonOptions,
});

/** A scenario with the history to follow. */
export interface SubjectWithHistory extends Subject {
  readonly history: DatedPath;
  /** As readers know the history. */
  readonly observed: string;
}

/** Reads a scenario and the history that is asked for. @throws as `open`, UsageFault without a history */
export function openWithHistory(
  asked: SubjectValues & { readonly observed: string | undefined },
  asking: Asking,
): SubjectWithHistory {
  const { observed } = asked;
  const { say } = asking;
  const file = observed === undefined ? undefined : readNamed(asking, observed);
  const subject = asking.open(asked, file === undefined ? {} : { observed: file });
  const { history } = subject.model;
  const { argument } = subject.file;
  if (history === undefined) {
    return asking.refuse(say("believe.no-history", { scenario: argument }));
  }
  return { ...subject, history, observed: observed ?? argument };
}

/** Follows a path with its islands on threads. @throws Unanswerable where the path or the scenario stops it */
export async function followPath<Result>(
  work: (islandsOn: FollowIslands) => Promise<Result>,
  subject: Subject,
  asked: SubjectValues,
  asking: Asking,
): Promise<Result> {
  const islandsOn: FollowIslands = async ({ program, steps }, particles) => {
    const { result, end } = await asking.share<ReadonlyMap<number, FollowedIsland>>(
      subject,
      asked,
      {
        program,
        job: { path: { steps, particles } },
        runs: islandsOf(program),
        chunkRuns: 1,
        pieceRuns: islandSize(particles),
        ask: (pool, range) => pool.islands(range),
        merge: (a, b) => new Map([...a, ...b]),
        before: { done: [], part: new Map() },
      },
      { wholeOnly: true },
    );
    if (end !== "complete") throw new NothingDone(end);
    return [...result.part].toSorted(([a], [b]) => a - b).map(([, island]) => island);
  };
  try {
    return await work(islandsOn);
  } catch (error) {
    throw stoppedBy(error, subject, asking);
  }
}

/** What stopped a filter, in words; anything else as it is. */
function stoppedBy(error: unknown, subject: Subject, asking: Asking): unknown {
  if (error instanceof ImpossiblePath) {
    const { step, signal, beside, particles } = error;
    return unfollowed({ kind: "impossible", step, signal, beside, particles }, subject, asking);
  }
  if (error instanceof BeliefTooLarge) {
    const { step } = error;
    const document = { kind: "belief-too-large", scenario: subject.program.id, step };
    return new Unanswerable(asking.say("believe.too-large", { step }), document);
  }
  if (!(error instanceof RunFault)) return error;
  const { step, reason, place } = error;
  return unfollowed({ kind: "fault", step, reason, place }, subject, asking);
}

/** Why nothing can be believed, in words. */
export function unfollowed(
  why: Unfollowed,
  { program, naming }: Subject,
  { say, style }: Asking,
): Unanswerable {
  const { id: scenario } = program;
  if (why.kind === "fault") {
    const { step, reason, place } = why;
    return new Unanswerable(
      say("exact.fault", { step, place: place.path, reason: faultWords(reason, say) }),
      { kind: "run-fault", scenario, step, place: place.path, reason },
    );
  }
  const { step, signal, beside, particles } = why;
  const telling = new Telling(naming);
  const moves = beside.flatMap((one) =>
    one.kind === "move" && signal?.kind === "steady"
      ? [signalName({ kind: one.kind, ...signalIds(program, one) }, telling)]
      : [],
  );
  const seen =
    signal === undefined ? undefined : { kind: signal.kind, ...signalIds(program, signal) };
  const fill = {
    date: formatDate(daysOf(program, step).to, style),
    signal: listIn(style, [seen === undefined ? "—" : signalName(seen, telling), ...moves]),
  };
  return new Unanswerable(
    particles === undefined
      ? say("believe.impossible", fill)
      : say("believe.impossible.particles", { ...fill, particles }),
    {
      ...{ kind: "impossible-path", scenario, step },
      ...(seen === undefined ? {} : { signal: seen }),
      ...(particles === undefined ? {} : { particles }),
    },
  );
}
