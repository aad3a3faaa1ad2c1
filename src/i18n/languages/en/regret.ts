/** Words of `brink advise --regret`. */

/** Words of `regret`, by key. */
export const regretWords = {
  "help.regret":
    "judge the decisions that were taken up to there, each beside the best that was open",
  "help.regret-history":
    "judge the moves that the scenario's history tells of, from what it shows up to each",
  "help.regret-particles":
    "with --history: particles for each value of the unknowns (default: 200)",
  "regret.history-alone": "--history judges what was done: add --regret",
  "regret.history-or-session":
    "a session and the history are two paths: leave out --session, or --history",
  "regret.or-agency": "--agency is about what is still to come: leave it out, or --regret",
  "regret.no-decision": "nothing has been decided yet at step {step}: there is nothing to judge",
  "regret.made": {
    one: "{n} run under each deed, seed “{seed}”, same luck; decisions up to {date}",
    other: "{n} runs under each deed, seed “{seed}”, same luck; decisions up to {date}",
  },
  "regret.section": "What its decisions cost: {actor}",
  "regret.most":
    "Cost most: “{done}” on {date}. “{best}” would have been better by {cost}; judged again on other luck, by {again}.",
  "regret.none": "No decision cost anything that these runs tell from luck.",
  "regret.unclear": "On other luck that is no longer clear.",
  "regret.world":
    "Run {run} as it went: {played}. The same run, the same luck and all other decisions as taken, but “{best}” there: {instead}.",
  "regret.yes": "it came",
  "regret.no": "it did not come",
  "regret.caption":
    "{outcome}: what each decision cost beside the best that was open, in percentage points",
  "regret.caption-mean": "{outcome}: what each decision cost beside the best that was open",
  "regret.alternative": "What each decision cost of: {outcome}. The figures stand in the table.",
  "regret.row": "{date}: {done}",
  "regret.decision": "Decision",
  "regret.best": "Best that was open",
  "regret.cost": "Cost",
  "regret.note.cost":
    "Cost: how much worse the objective comes out after the deed that was done than after the best, which is found on one half of the runs and judged on the other. Below 0 it is luck. Of many decisions the largest cost is chosen, so it is judged again on luck of its own.",
  "regret.note.history":
    "What the history shows up to each decision is all that is believed from: who decided may have known more. Moves dated to one step alone are judged.",
  "regret.note.turning":
    "Lead: the best deed against the one that was done. The belief is held as it is; a number that would change it is tried by `brink believe --set`.",
  "regret.note.known":
    "Each decision is judged by what its maker could know then, never by what came of it; afterwards the policies decide. What one run would have been is one draw of luck, no judgement.",
  "caution.regret-nothing-open": "No move was open to the actor: there was nothing to decide.",
  "caution.regret-missing": {
    one: "PARTIAL: {n} decision was not judged.",
    other: "PARTIAL: {n} decisions were not judged.",
  },
  "caution.regret-several": {
    one: "{n} turn made several moves at once; it is not judged.",
    other: "{n} turns made several moves at once; they are not judged.",
  },
} as const;
