/** What `brink advise` is asked about: which actor, what it wants, and where it stands. */

import { suggest } from "../base/suggest.ts";
import { at } from "../base/invariant.ts";
import { BeliefTooLarge } from "../belief/refusal.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import {
  readSessionFile,
  standAt,
  standInSession,
  whereOf,
  type Standing,
} from "../app/play/standing.ts";
import { packageVersion } from "../app/paths.ts";
import { faultWords } from "../story/faults.ts";
import { declaredWishes, type NamedWish } from "../study/aims.ts";
import type { Asking, Subject } from "./asking.ts";
import { Skew, Unanswerable } from "./refusal.ts";

/** Outcomes that are named where one has to be chosen, at most. */
const MOST_NAMED = 12;

/** What says that something cannot be asked. */
type Refusing = Pick<Asking, "say" | "refuse">;

const hint = (near: string | undefined, { say }: Refusing): string =>
  near === undefined ? "" : ` ${say("usage.did-you-mean", { name: near })}`;

/** The actor that is advised, by its index. @throws UsageFault */
export function actorOf(
  id: string | undefined,
  { program: { actors } }: Pick<Subject, "program">,
  asking: Refusing,
): number {
  const able = actors.filter(({ moves }) => moves.length > 0).map((one): string => one.id);
  const list = able.join(", ");
  if (able.length === 0) return asking.refuse(asking.say("advise.nobody"));
  if (id === undefined) return asking.refuse(asking.say("advise.no-actor", { actors: list }));
  const actor = actors.findIndex((one) => one.id === id);
  if (actor < 0) {
    const fault = asking.say("advise.unknown-actor", { id, actors: list });
    return asking.refuse(`${fault}${hint(suggest(id, able), asking)}`);
  }
  if (at(actors, actor).moves.length > 0) return actor;
  return asking.refuse(asking.say("advise.no-moves", { id, actors: list }));
}

/**
 * What the actor wants: its declared objectives, or the outcomes that were named: `war`, of which less is
 * wanted unless an objective says otherwise, or `war:more`.
 * @param option by which they were named
 * @throws UsageFault
 */
export function wishesOf(
  asked: readonly string[],
  actor: number,
  { program, model }: Subject,
  asking: Asking,
  option = "--outcome",
): readonly NamedWish[] {
  const { id } = at(program.actors, actor);
  const ids = program.outcomes.map((one): string => one.id);
  const declared = declaredWishes(model, program, actor);
  if (asked.length === 0) {
    if (declared.length > 0) return declared;
    return asking.refuse(
      asking.say("advise.no-objectives", { id, outcomes: ids.slice(0, MOST_NAMED).join(", ") }),
    );
  }
  return [...new Set(asked)].map((words): NamedWish => {
    const [, name = "", wants] = /^(.*?)(?::(less|more))?$/u.exec(words.trim()) ?? [];
    const outcome = ids.indexOf(name);
    if (outcome < 0) {
      const fault = asking.say("sensitivity.no-outcome", { id: name, option });
      const near = suggest(name, ids);
      const list = asking.say("advise.outcomes", { outcomes: ids.slice(0, MOST_NAMED).join(", ") });
      return asking.refuse(`${fault}${near === undefined ? ` ${list}` : hint(near, asking)}`);
    }
    const known = declared.find((one) => one.outcome === outcome);
    return {
      ...(known ?? { id: name, outcome, wants: "less", weight: 1, declared: false }),
      ...(wants === undefined
        ? {}
        : { wants: wants === "more" ? "more" : "less", declared: false }),
    };
  });
}

/** The path that is asked about. */
export interface PathAsked {
  readonly session: string | undefined;
  readonly step: number | undefined;
  readonly run: number;
}

/** Where the actor stands: at a choice that is still to be made. @throws UsageFault, Skew, Unanswerable */
export function standingOf(
  asked: PathAsked,
  actor: number,
  subject: Subject,
  asking: Asking,
): Standing {
  const { say } = asking;
  const { steps } = subject.program.calendar;
  if (asked.step !== undefined && asked.step >= steps) {
    return asking.refuse(say("advise.late-step", { step: asked.step, last: steps - 1 }));
  }
  const standing = pathOf(asked, actor, subject, asking, 0);
  const { step, ended } = whereOf(standing);
  return ended ? asking.refuse(say("advise.ended", { step })) : standing;
}

/**
 * A path of a run up to the step that is asked about, or as far as a saved session stands.
 * @param otherwise the step where none is named
 * @throws UsageFault, Skew, Unanswerable
 */
export function pathOf(
  asked: PathAsked,
  actor: number,
  { program, identity }: Subject,
  asking: Asking,
  otherwise: number,
): Standing {
  const { say } = asking;
  return guarded(
    () => {
      const { seed } = identity;
      if (asked.session === undefined) {
        return standAt(program, { seed, run: asked.run, actor, step: asked.step ?? otherwise });
      }
      if (asked.step !== undefined) return asking.refuse(say("advise.step-or-session"));
      const file = asked.session;
      const saved = readSessionFile(file, asking.surroundings.folder);
      if (saved === "none") return asking.refuse(say("advise.no-session", { file }));
      if (saved === "damaged") return asking.refuse(say("advise.bad-session", { file }));
      const found = standInSession(program, saved, packageVersion());
      if (found === undefined) throw new Skew(say("advise.other-session", { file }));
      return found;
    },
    program.id,
    asking,
  );
}

/** What may be found while an actor's belief is worked out, in words. @throws Unanswerable */
export function guarded<Result>(work: () => Result, scenario: string, { say }: Asking): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof BeliefTooLarge) {
      const { step } = error;
      const document = { kind: "belief-too-large", scenario, step };
      throw new Unanswerable(say("believe.too-large", { step }), document);
    }
    if (!(error instanceof RunFault)) throw error;
    const { step, place, reason } = error;
    throw new Unanswerable(
      say("exact.fault", { step, place: place.path, reason: faultWords(reason, say) }),
      { kind: "run-fault", scenario, step, place: place.path, reason },
    );
  }
}
