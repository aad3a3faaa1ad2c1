/**
 * Run in a process of its own: advice as the play pane asks for it, on all open moves of NATO's first turn in
 * the flagship, thread and compiler from cold. Prints milliseconds to the first answer and to the full one, by
 * the processor, all threads together, and by the clock; and by the clock from a cancel to the end of what was under way.
 */

import { openAdvice, type AdviceQuestion } from "../../src/app/play/advice.ts";
import { believedBy, standAt } from "../../src/app/play/standing.ts";
import { currentState, choicesAt } from "../../src/app/play/session.ts";
import { courseRuns } from "../../src/tui/wanted.ts";
import { programOf } from "./subjects.ts";

const program = programOf("flagship");
const identity = { seed: "bench", run: 0 };
const actor = program.actors.findIndex(({ id }) => id === "nato");
const standing = standAt(program, { ...identity, actor, step: 0 });
const { engine, session } = standing;
const before = engine.beforeTurn(currentState(engine, session), actor, choicesAt(session, 0));
const moves = [...new Set(engine.options(before.state, actor).map(({ move }) => move))];
const question: AdviceQuestion = {
  ...{ actor, step: 0, moves, suppositions: believedBy(standing, actor), runs: courseRuns },
  wishes: [
    {
      outcome: program.outcomes.findIndex(({ id }) => id === "invasion"),
      ...{ wants: "less", weight: 1 },
    },
  ],
};

const begin = process.cpuUsage();
const start = performance.now();
const cpuSoFar = (): number => {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
};
const service = openAdvice(program, identity);
let first: { cpu: number; wall: number } | undefined;
await service.ask(question, () => {
  first ??= { cpu: cpuSoFar(), wall: performance.now() - start };
});
const full = { cpu: cpuSoFar(), wall: performance.now() - start };
const dropped = service.ask({ ...question, runs: 1000 * courseRuns });
service.cancel();
const cancelled = performance.now();
await dropped;
const ended = performance.now() - cancelled;
await service.close();
process.stdout.write(JSON.stringify({ moves: moves.length, first, full, ended }));
