/** A way of a move in a turn of a hazard policy. */

import type { ProgramWay } from "../../ir/program.ts";
import type { Local } from "./code.ts";

/** A way with what it came to in this turn: its weight, or the hazard of a slot; 0 where it is shut. */
export interface Candidate {
  readonly way: ProgramWay;
  readonly move: number;
  readonly name: string;
  readonly amount: Local;
}

/** Whether it has a weight and goes before all hazards. */
export const isCertain = ({ way }: Candidate): boolean => way.base.kind === "certain";
