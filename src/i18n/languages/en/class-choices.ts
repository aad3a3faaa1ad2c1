/** Words of what the decisions of a class cost. */

/** Words of its section of the report, by key. */
export const classChoicesWords = {
  "grade.section.choices": "What decisions cost, and who took the ways out",
  "grade.choices.made": {
    one: "{n} choice was judged, by {runs} runs under each deed on the same luck, from what those who decided could know. All of it may take {most} runs at most.",
    other:
      "{n} choices were judged, by {runs} runs under each deed on the same luck, from what those who decided could know. All of it may take {most} runs at most.",
  },
  "grade.choices.none": "No decision was judged.",
  "grade.choices.many": {
    one: "{n} decision is left out: there were too many for these runs. Those in which most teams forced something are judged first.",
    other:
      "{n} decisions are left out: there were too many for these runs. Those in which most teams forced something are judged first.",
  },
  "grade.choices.unknown": {
    one: "{n} decision is not judged: so much is hidden that there is no exact belief, or a fault stops it.",
    other:
      "{n} decisions are not judged: so much is hidden that there is no exact belief, or a fault stops it.",
  },
  "grade.choices.several": {
    one: "{n} decision made several moves of an actor at once; it is not judged.",
    other: "{n} decisions made several moves of an actor at once; they are not judged.",
  },
  "grade.choices.aimless": {
    one: "{n} decision is not judged: the run decides nothing that its role wants.",
    other: "{n} decisions are not judged: the run decides nothing that their roles want.",
  },
  "grade.choices.most":
    "Cost the class most: {actor}, “{done}” on {date}. For “{outcome}”, “{best}” would have been better by {cost}; judged again on other luck, by {again}.",
  "grade.choices.world":
    "The run of {seats} as it went: {played}. The same run, the same luck and all other decisions as taken, but “{best}” there: {instead}.",
  "grade.choices.deed": "{date}, {actor}: {deed}",
  "grade.choices.for": "for",
  "grade.choices.aim-less": "{outcome} (less)",
  "grade.choices.aim-more": "{outcome} (more)",
  "grade.choices.costs": "What each decision cost beside the best that was open",
  "grade.choices.no-clear": "No decision cost anything that these runs tell from luck.",
  "grade.choices.all": "All decisions, clear of luck or not",
  "grade.choices.ways": "Ways out: what was clearly better than leaving it to the policy",
  "grade.choices.no-ways":
    "Nothing that was open is told by these runs from leaving it to the policy.",
  "grade.choices.way": "way out",
  "grade.choices.taken": "taken by",
  "grade.choices.taken-by": "{n} of {of}: {seats}",
  "grade.choices.saved": "saved",
  "grade.choices.interval": "95%",
  "grade.choices.note":
    "Cost and saving are in percentage points where what is wanted comes or does not, each aim by itself: they are never added up. The best is found on one half of the runs and judged on the other. Of many comparisons one in twenty looks clear by luck; the largest cost is chosen of all, so it is judged again. A team that forced nothing left the actor to its policy.",
} as const;
