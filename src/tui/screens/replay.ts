/** How to see a run again. */

import type { Session } from "../../app/play/session.ts";
import { at } from "../../base/invariant.ts";
import { replayCommand } from "../../view/play/end.ts";
import type { Surroundings } from "../state.ts";

/** The command that replays a session, and where its decisions are. */
export function replayLines(
  { context, scenario }: Surroundings,
  session: Session,
): readonly string[] {
  const { say, program } = context.naming;
  const actors = session.players.map((actor) => at(program.actors, actor).id);
  const command = replayCommand(scenario, session, actors);
  return [
    say("end.replay", { command }),
    ...(session.decisions.size === 0
      ? []
      : [
          say("end.decisions", {
            n: session.decisions.size,
            command: `npx brink play ${scenario} --resume`,
          }),
        ]),
  ];
}
