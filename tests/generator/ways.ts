/** How much there is to follow in a random scenario, known before anything is solved. */

import type { Program } from "../../src/ir/program.ts";

/** Roughly how many draws a step makes: exact methods follow each of them every way. */
export function ways(program: Program): number {
  const { flashpoints, events, actors, variables } = program;
  const noisy = variables.filter(({ noise }) => noise !== undefined).length;
  const turns = actors.reduce(
    (sum, { moves, sites }) => sum + Math.min(moves.length, 8) * sites.length,
    0,
  );
  return 2 * flashpoints.length + events.length + turns + 6 * noisy;
}
