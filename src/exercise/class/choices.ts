/**
 * What the decisions of a class came to, as plain data: of each choice that teams had to make what every
 * deed would have changed from what they could know, who did which, and which cost most.
 */

/** An estimate with its 95 % interval; `null`: no bound. */
export interface ChoiceEstimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What is done in a turn: a move, nothing, or what the policy draws. */
export interface ChoiceDeed {
  readonly does: "policy" | "nothing" | "move";
  readonly move?: string;
}

/** A deed as far as one aim goes: what it saved and cost is above 0 in either direction of the aim. */
export interface DeedWorth extends ChoiceDeed {
  /** How much better it is than leaving the actor to its policy. */
  readonly saved: ChoiceEstimate;
  /** How much worse it is than the best that was open; of deeds that some team did. */
  readonly regret?: { readonly best: ChoiceDeed; readonly cost: ChoiceEstimate };
}

/** What a choice means for one aim. */
export interface ChoiceAim {
  /** Id of the outcome in the sealed world. */
  readonly outcome: string;
  /** The aim of a role that it decides; absent: the scenario says that the actor wants it. */
  readonly of?: { readonly role: string; readonly aim: string };
  readonly wants: "less" | "more";
  /** Values are shares of runs, and no numbers of other kinds. */
  readonly share: boolean;
  readonly deeds: readonly DeedWorth[];
}

/** One choice as some teams had to make it: after the same decisions, knowing the same. */
export interface ClassChoice {
  readonly step: number;
  readonly actor: string;
  /** Moves that were open, what rests left out. */
  readonly open: readonly string[];
  /** What was done, with the sessions that did it. */
  readonly done: readonly (ChoiceDeed & { readonly teams: readonly string[] })[];
  readonly aims: readonly ChoiceAim[];
}

/** Which numbers of the scenario would make the best no better than what was done. */
export interface ChoiceTurning {
  readonly tried: number;
  readonly inputs: readonly {
    readonly input: string;
    readonly grounds: "source" | "judgement" | "none";
    readonly range: { readonly low: number; readonly high: number };
    /** By outcome: the lead of the best at either end; `null`: no run has a value. */
    readonly objectives: Readonly<
      Record<
        string,
        {
          readonly low: ChoiceEstimate | null;
          readonly high: ChoiceEstimate | null;
          readonly turns: "no" | "perhaps" | "yes";
        }
      >
    >;
  }[];
}

/** The decision that cost most of those clear of luck. */
export interface CostliestChoice {
  /** Its number among the choices. */
  readonly choice: number;
  /** The first session that decided so. */
  readonly team: string;
  readonly outcome: string;
  readonly done: ChoiceDeed;
  readonly best: ChoiceDeed;
  readonly cost: ChoiceEstimate;
  /** On luck of its own. */
  readonly again: ChoiceEstimate;
  /** Of the outcome in the run of that team, and the same with the best there; `null`: a fault. */
  readonly worlds: { readonly played: number | null; readonly instead: number | null } | null;
  readonly turning: ChoiceTurning | null;
}

/** The choices of a class. */
export interface ClassChoices {
  /** Runs under each deed; 0: nothing was judged. */
  readonly runs: number;
  /** Runs in all, and how many there may be at most. */
  readonly made: number;
  readonly most: number;
  readonly choices: readonly ClassChoice[];
  /** Decisions of teams that are not judged. */
  readonly left: {
    /** More than the runs allow. */
    readonly many: number;
    /** So much is hidden that there is no exact belief, or a fault. */
    readonly unknown: number;
    /** Several moves of an actor at once. */
    readonly several: number;
    /** Nothing that the roles want is decided by the run. */
    readonly aimless: number;
  };
  readonly costliest?: CostliestChoice;
  /** The scenario's numbers that have a range, those nearest to a turn, and how many of either are judged. */
  readonly numbers: {
    readonly total: number;
    readonly judged: number;
    readonly nearest: number;
    readonly nearestJudged: number;
  };
}
