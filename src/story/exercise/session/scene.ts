/**
 * What the pages of a session are made from: plain data that `app/exercise` computes, already reduced
 * to what may be seen at this stage. Before the reveal there is no `reveal`, and nothing else here says
 * anything of it.
 */

import type { Answer, EngineOdds } from "../../../exercise/answers.ts";
import type { TextVerdict, DraftText } from "../../../exercise/bargain.ts";
import type { DecisionScore, Harm } from "../../../exercise/judge.ts";
import type { Exercise, Question } from "../../../exercise/model.ts";
import type { ScoreMean, ScoreTable } from "../../../exercise/score.ts";
import type { SessionState } from "../../../exercise/session/session.ts";
import type { Stage } from "../../../exercise/session/stages.ts";
import type { ForcedMove } from "../../../exercise/submission.ts";
import type { LadderRow } from "../../block.ts";
import type { Naming } from "../../naming.ts";
import type { VariableRow } from "../../../view/play/dashboard.ts";
import type { Headline } from "../../../view/play/headlines.ts";

/** The sealed run up to a step, as everyone may see it. */
export interface PictureView {
  readonly date: string;
  readonly ladders?: readonly LadderRow[];
  /** Newest first, since the last round. */
  readonly headlines?: readonly Headline[];
  readonly variables?: readonly VariableRow[];
  /** Moves that were decided on and that the scenario did not allow. */
  readonly refused: readonly ForcedMove[];
}

/** A card that was weighed and turned. */
export interface TurnedCard {
  readonly signal: string;
  readonly ratio: number;
  readonly seen: boolean;
  /** What the card moved the odds by: the ratio if it was seen, else what its absence says. */
  readonly effect: number;
  /** Belief in the last value after it. */
  readonly belief: number;
}

/** A seat's belief about an unknown, card by card. */
export interface BeliefView {
  readonly first: string;
  readonly last: string;
  readonly prior: number;
  readonly cards: readonly TurnedCard[];
}

/** A question once the seal is open; the three truths, apart. */
export interface RevealedQuestion {
  readonly question: Question;
  /** Of the sealed run as it was played; absent: not decided by it. */
  readonly sealed?: Answer;
  readonly odds?: EngineOdds;
  readonly difference?: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly runs: number;
  };
  readonly known?: Answer;
}

/** A seat's ratios as one table, over all sealed runs. */
export interface RatioScore {
  readonly runs: number;
  readonly log: ScoreMean;
  readonly brier: ScoreMean;
  /** The same for someone who leaves the prior as it is. */
  readonly priorLog: number;
  readonly priorBrier: number;
}

/** Scores of one seat; truths are never added up. */
export interface SeatScores {
  /** By truth: the sealed run, then history. */
  readonly tables: readonly ScoreTable[];
  /** Last forecasts less first ones, by truth; below 0 is better. */
  readonly improvement: readonly (ScoreMean | undefined)[];
  readonly ratios?: RatioScore;
}

/** What a seat paid for acting on a wrong culprit. */
export interface PaidCost {
  readonly seat: string;
  readonly decision: string;
  readonly option: string;
  /** Id of the culprit, of the incident's last inject. */
  readonly culprit: string;
  readonly cost: number;
}

/** What became of the text on the table. */
export interface TextOutcome {
  /** Absent: someone walked out, or the texts differ. */
  readonly text?: DraftText;
  readonly verdict?: TextVerdict;
  /** Roles of signers whom nobody played, and whether they would have signed. */
  readonly absent: readonly { readonly role: string; readonly signs: boolean }[];
  readonly signed: boolean;
  readonly ratified: boolean;
  readonly best?: { readonly product: number; readonly acceptable: number };
}

/** Everything that comes to light. */
export interface Reveal {
  /** Every change of a level, with the cause that may have been hidden, newest first. */
  readonly headlines: readonly Headline[];
  /** What was hidden, in words: unknown and value. */
  readonly hidden: readonly { readonly unknown: string; readonly value: string }[];
  readonly ladders: readonly LadderRow[];
  /** Moves that the decisions made, with those that were not allowed. */
  readonly moves: readonly ForcedMove[];
  readonly questions: readonly RevealedQuestion[];
  readonly scores: ReadonlyMap<string, SeatScores>;
  readonly aims: readonly DecisionScore[];
  readonly harm: readonly Harm[];
  readonly costs: readonly PaidCost[];
  readonly text?: TextOutcome;
  /** The command that explains the run step by step; absent where moves or changes were made in it. */
  readonly command?: string;
}

/** One stage of a session, ready to be put into words. */
export interface TeachScene {
  readonly naming: Naming;
  /** Its texts masked, if the session is. */
  readonly exercise: Exercise;
  readonly state: SessionState;
  readonly stage: Stage;
  readonly picture?: PictureView;
  readonly belief?: BeliefView;
  /** What the holder of a sheet knows of what is hidden. */
  readonly card?: { readonly unknown: string; readonly value: string };
  readonly reveal?: Reveal;
}
