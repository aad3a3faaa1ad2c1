/** Words of `brink hindcast`. */

/** Words of `hindcast`, by key. */
export const hindcastWords = {
  "help.hindcast": "the scenario scored against what happened, beside what others said",
  "help.at": "day on which to forecast, from what had been seen by then; the start where left out",
  "hindcast.heading": "Forecasts from the scenario, scored against {observed}",
  "hindcast.bad-day": "--at {date} lies outside {first} to {last}",
  "hindcast.on": "Forecast on {date}",
  "hindcast.questions": "n",
  "hindcast.brier": "Brier",
  "hindcast.log": "Log",
  "hindcast.scenario": "Scenario",
  "hindcast.others": "Others",
  "hindcast.fitted": "fitted, not tested",
  "hindcast.same": "Scenario less the other, same questions",
  "hindcast.difference": "Brier ±",
  "hindcast.skill": "Skill",
  "hindcast.question": "Question ({date})",
  "hindcast.came": "Came",
  "hindcast.yes": "yes",
  "hindcast.no": "no",
  "hindcast.ladders": "Level at the end ({date})",
  "hindcast.rps": "RPS",
  "hindcast.persistence": "Stays as it is",
  "hindcast.all": "All ladders",
  "hindcast.beside": "{unknown}: {value}, beside: {forecaster}",
  "hindcast.note.others":
    "Others stand in the order of the table of scores; each question is asked once, however many outcomes ask it.",
  "hindcast.note.scores":
    "Brier (p − o)², log −ln p clipped to 1–99 %, RPS over ordered levels: 0 is best; always saying 50 % gives Brier 0.25 and log 0.69. Skill is 1 − Brier / other's Brier.",
  "caution.hindcast-dependent":
    "Intervals: 95 % bootstrap over questions, which are not independent, so they are too narrow; — where fewer than 5.",
  "caution.fitted":
    "“Fitted, not tested”: the scenario's numbers were set by these, so agreement proves nothing.",
  "caution.hindcast-unjudged":
    "Not judged, since they read what the history does not hold: {outcomes}.",
  "caution.hindcast-faulty":
    "Not judged, since all runs on, or the reading, stop with a fault: {outcomes}.",
  "caution.hindcast-open": "Not judged yet, since the history ends too early: {outcomes}.",
  "caution.hindcast-one":
    "History is one draw: a good forecast can score badly on it, and a bad one well.",
} as const;
