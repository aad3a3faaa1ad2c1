/**
 * What teams decided and what became of it: plain data beside automatic runs of the same scenario, in
 * which nobody decided anything. Nothing here says that a path was right.
 */

import type { Harm } from "../judge.ts";
import type { Answer } from "../answers.ts";
import { sealedDecisions, type ForcedMove, type Submission } from "../submission.ts";

/** One session: a team, a pair or a single person. */
export interface TeamRun {
  /** Of the session; seats below. */
  readonly session: string;
  readonly seats: readonly string[];
  /** Moves that its decisions made, and those that were refused at that moment. */
  readonly moves: readonly ForcedMove[];
  /** Answers of its run, by question. */
  readonly answers: readonly { readonly question: string; readonly answer: Answer }[];
  /** By theatre, each by itself. */
  readonly harm: readonly Harm[];
  /** By step, then flashpoint of the program. */
  readonly levels: readonly (readonly number[])[];
}

/** A node of the tree of decisions: what some teams did in a round, after the same rounds before. */
export interface DecisionNode {
  /** Index of the round. */
  readonly round: number;
  /** Decisions of that round, by decision and option; issue and option of a text that was signed. */
  readonly chosen: readonly { readonly decision: string; readonly option: string }[];
  readonly teams: number;
  /** Of automatic runs: how many made the moves of these options in that step; absent: no moves. */
  readonly automatic?: number;
  readonly after: readonly DecisionNode[];
}

/** A move that was open and that nobody made. */
export interface UnusedMove {
  readonly actor: string;
  readonly move: string;
  /** Teams in whose run it was open. */
  readonly open: number;
  /** First step at which it was open anywhere. */
  readonly from: number;
  /** An option of some decision, or part of the text, would have made it. */
  readonly offered: boolean;
  /** Share of automatic runs in which it was made by the same step. */
  readonly automatic: number;
}

/** A choice as one word: what the tree tells apart. */
interface Chosen {
  readonly decision: string;
  readonly option: string;
}

/** What a submission chose in a round, as far as it chose among options. */
function chosenIn(submissions: readonly Submission[], round: string): readonly Chosen[] {
  const chosen = new Map<string, Chosen>();
  for (const submission of submissions) {
    for (const { round: where, decision, answer } of sealedDecisions(submission)) {
      if (where !== round) continue;
      const options =
        answer.kind === "choice"
          ? [answer.option]
          : answer.kind === "moves" || answer.kind === "spend"
            ? answer.options
            : answer.kind === "agreement"
              ? Object.entries(answer.terms ?? { walk: "out" }).map((pair) => pair.join("."))
              : [];
      for (const option of options) chosen.set(`${decision}/${option}`, { decision, option });
    }
  }
  return [...chosen].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, one]) => one);
}

/**
 * The tree of decisions: teams that chose the same in all rounds so far share a node.
 * @param rounds ids, in order
 * @param teams submissions by session
 * @param automatic how many automatic runs did the same in a round; `undefined`: nothing that a run does
 */
export function decisionTree(
  rounds: readonly string[],
  teams: readonly (readonly Submission[])[],
  automatic: (round: number, chosen: readonly Chosen[]) => number | undefined,
  from = 0,
): readonly DecisionNode[] {
  const round = rounds[from];
  if (round === undefined) return [];
  const groups = new Map<string, { chosen: readonly Chosen[]; teams: (readonly Submission[])[] }>();
  for (const team of teams) {
    const chosen = chosenIn(team, round);
    const key = JSON.stringify(chosen);
    const group = groups.get(key) ?? { chosen, teams: [] };
    group.teams.push(team);
    groups.set(key, group);
  }
  return [...groups.values()]
    .toSorted((a, b) => b.teams.length - a.teams.length)
    .flatMap((group): readonly DecisionNode[] => {
      const after = decisionTree(rounds, group.teams, automatic, from + 1);
      // A round without decisions is no fork.
      if (group.chosen.length === 0) return after;
      const same = automatic(from, group.chosen);
      return [
        {
          round: from,
          chosen: group.chosen,
          teams: group.teams.length,
          ...(same === undefined ? {} : { automatic: same }),
          after,
        },
      ];
    });
}
