/** Words of `brink check --base-rates`. */

/** Words of `audit`, by key. */
export const auditWords = {
  "help.base-rates": "beside published base rates, with the share that rests on judgement",
  "help.check-runs":
    "runs that --base-rates (500 by default), --coverage (1000) or --expectations (10000) makes",
  "audit.heading": "Rates implied by {runs} runs, beside published ones",
  "caution.audit-undeclared":
    "The scenario does not say what its ladders mean (`base_rates:`), so no rate can be held against it.",
  "audit.rate": "Rate",
  "audit.value": "Value",
  "audit.verdict": "Scenario is",
  "audit.within": "within",
  "audit.ladder": "By ladder",
  "audit.cases": "Cases",
  "audit.days": "{days} d",
  "audit.over": "over {days}",
  "audit.measure.war_given_crisis": "War, given a crisis",
  "audit.measure.violence_given_crisis": "Violence, given a crisis",
  "audit.measure.war_given_violence": "War, given violence",
  "audit.measure.crisis_days": "Median length of a crisis",
  "audit.measure.recurrence_1y": "Next crisis within a year",
  "audit.measure.recurrence_5y": "Next crisis within five years",
  "audit.measure.violence_to_war_1y": "Violence to war within a year",
  "audit.measure.violence_to_peace_1y": "Violence to none within a year",
  "audit.measure.war_to_less_1y": "War to less within a year",
  "audit.measure.war_days": "Median length of a war",
  "audit.measure.nuclear_1y": "Nuclear use per year",
  "caution.audit-departure":
    "Departure: “{rate}” is {factor} times the nearest published number ({published}). Why? Answer under {key}.",
  "audit.explained":
    "Departure: “{rate}” is {factor} the nearest published number ({published}). The scenario's reason: {reason}",
  "caution.audit-unseen": "No case in these runs, or none that ended in time: {rates}.",
  "audit.provenance":
    "Of {numbers} numbers with a range, {counted} % are counted rates, {elicited} % were asked from experts, {fitted} % were fitted, {sourced} % rest on a source without a rate, {judged} % on judgement alone, {baseless} % name nothing. Numbers are counted, not weighed by their effect.",
  "audit.note":
    "Within: the intervals overlap; without a published interval, half to twice the number. Rates per year assume a constant hazard. Sources mean different things by war and crisis; a departure asks for a reason, it is no fault.",
} as const;
