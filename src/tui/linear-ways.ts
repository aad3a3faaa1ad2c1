/** Ways and comparisons as running text. */

import { partingOf } from "../app/play/forks.ts";
import { dateOfStep } from "../story/naming.ts";
import { sideBySide } from "../view/play/ways.ts";
import { comparedWith } from "./compared.ts";
import { timeRows } from "./screens/ways.ts";
import { oddsKeyOf, perspectiveIn, type PlayState, type Surroundings } from "./state.ts";

/** Every way with what its steps brought, then the bookmarks. @throws RunFault */
export function waysText(around: Surroundings, state: PlayState): readonly string[] {
  const { naming } = around.context;
  const { say } = naming;
  const { session } = state;
  const date = dateOfStep(naming, session.cursor);
  const decisions = say("fork.decisions", { n: session.decisions.size });
  return [
    say("fork.here", { name: session.name, date, step: session.cursor, decisions }),
    ...timeRows(around, state).map(({ name, from, marks }) => {
      const told = marks.flatMap((mark, index) =>
        mark === "step" || index < from
          ? []
          : [say(`fork.${mark}`, { date: dateOfStep(naming, index + 1) })],
      );
      const text = told.length === 0 ? say("fork.nothing") : told.join(", ");
      return say("fork.past", { name, marks: text });
    }),
    ...session.bookmarks.map(({ name, step }) =>
      say("fork.bookmark", { name, date: dateOfStep(naming, step) }),
    ),
  ];
}

/** Two ways as sentences. @throws RunFault */
export function compareText(around: Surroundings, state: PlayState): readonly string[] {
  const { naming } = around.context;
  const { say } = naming;
  const { session } = state;
  const other = comparedWith(around, state);
  if (other === undefined) return [say("message.alone")];
  const perspective = perspectiveIn(state);
  const [first, second] = [session, other].map((one) => state.odds[oddsKeyOf(one, perspective)]);
  const parting = partingOf(session.path, other.path);
  const where = { step: session.cursor, parting, hidden: perspective.truth };
  const view = sideBySide(naming, [session, other], where, [first, second]);
  return [
    say("compare.title", {
      first: session.name,
      second: other.name,
      date: dateOfStep(naming, session.cursor),
    }),
    view.parting,
    ...[...view.levels.filter(({ against }) => against !== "same"), ...view.variables].map((row) =>
      say("compare.line", { ...row, difference: "" }).trimEnd(),
    ),
    ...view.odds.map((row) => say("compare.line", { ...row }).trimEnd()),
    say("compare.note"),
  ];
}
