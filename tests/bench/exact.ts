/**
 * Run in a process of its own: the exact solution of the coupled benchmark, with so many levels a
 * flashpoint and so many steps. Prints CPU seconds, and the
 * growth of the largest resident set over the process before it, in kilobytes.
 */

import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { solve } from "../../src/engine/exact/solve.ts";
import { coupledProgram } from "./coupled.ts";

const [size = 6, steps = 52] = process.argv.slice(2).map(Number);
const program = coupledProgram(size, steps);
const before = process.resourceUsage().maxRSS;
const begin = process.cpuUsage();
const going = solve(program, parametersOf(program), { drop: 0, most: 4_000_000 });
let next = going.next();
while (next.done !== true) next = going.next();
const { user, system } = process.cpuUsage(begin);
const { peak, transitions, rounding } = next.value;
process.stdout.write(
  JSON.stringify({
    cpuSeconds: (user + system) / 1e6,
    kilobytes: process.resourceUsage().maxRSS - before,
    baseline: before,
    states: peak,
    transitions,
    rounding,
  }),
);
