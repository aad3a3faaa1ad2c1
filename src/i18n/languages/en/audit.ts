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
  "rests.class": "Rests on",
  "rests.numbers": "Numbers",
  "rests.part": "Part",
  "rests.variance": "Of the variance",
  "rests.note":
    "Of the variance: what of that of “{outcome}” over the ranges the numbers of a class make alone (Sobol's method, rows: {rows}, runs a point: {runs}); a dash: not told apart from luck. Numbers are counted once each, whatever they move.",
  "rests.only":
    "All numbers are of one class: however much “{outcome}” varies over the ranges, all of that rests on it.",
  "rests.untold":
    "Numbers are counted once each, whatever they move: brink sensitivity --method sobol --classes says how much of an answer's variance rests on each class.",
  "caution.fit-stale": {
    one: "{n} number is marked as fitted in another form of this scenario: something that can change a run has changed since. Fit it again.",
    other:
      "{n} numbers are marked as fitted in another form of this scenario: something that can change a run has changed since. Fit them again.",
  },
  "audit.note":
    "Within: the intervals overlap; without a published interval, half to twice the number. Rates per year assume a constant hazard. Sources mean different things by war and crisis; a departure asks for a reason, it is no fault.",
} as const;
