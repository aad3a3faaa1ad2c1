/** Words of `brink advise`. */

/** Words of `advise`, by key. */
export const adviseWords = {
  "help.advise": "what each open move of an actor would change, seen from what it can know",
  "help.advise-as": "the actor that is advised",
  "help.advise-step": "the step in which it chooses (default: 0, the first)",
  "help.advise-session": "a saved session: the advice is for where it stands",
  "help.advise-outcome":
    "an outcome of which less is wanted, or id:more (default: the actor's objectives)",
  "help.weigh": "weigh the objectives as one as well, by their weights and scales",
  "help.agency":
    "also what rules kept to from here on would reach, and who matters when (more runs)",
  "help.advise-inputs":
    "how many numbers to show that come nearest to turning the advice over (default: 6; 0: try none)",
  "help.advise-runs":
    "runs under each course, on the same luck (default: 2000; for --policy 8000, half of them to search)",
  "advise.nobody":
    "no actor of this scenario has moves: there is nothing to choose. Give one some `moves`",
  "advise.no-actor": "say whose choice it is: --as with one of {actors}",
  "advise.unknown-actor": "--as: there is no actor “{id}”. Actors with moves: {actors}.",
  "advise.no-moves":
    "--as: {id} has no moves, so it has nothing to choose. Actors with moves: {actors}.",
  "advise.no-objectives":
    "{id} has no `objectives` in the scenario: say what it wants by --outcome with an id (less of it) or id:more. Outcomes: {outcomes}",
  "advise.no-scale":
    "--weigh: an objective is about a number without a `scale`: say which values count as 0 and 1, or leave it out by --outcome",
  "advise.late-step": "--step: there is no choice in step {step}; the last is {last}",
  "advise.step-or-session": "a session stands at a step of its own: leave out --step, or --session",
  "advise.no-session": "--session: there is no file {file}",
  "advise.bad-session": "--session: {file} is no session that brink play saved, or it is damaged",
  "advise.other-session":
    "--session: {file} was saved of another scenario, or by another version, so its decisions might lead elsewhere",
  "advise.ended":
    "the run has ended by step {step}: nothing is left to choose. Ask about an earlier --step, or another --run",
  "advise.made": {
    one: "{n} run under each course, seed “{seed}”, same luck; the choice of {date}",
    other: "{n} runs under each course, seed “{seed}”, same luck; the choice of {date}",
  },
  "advise.section": "What {actor} could do",
  "advise.weighed": "All objectives, weighed",
  "advise.policy": "As its policy goes",
  "advise.nothing": "Do nothing now",
  "advise.always": "Always, when open: {move}",
  "advise.always-nothing": "Never do anything",
  "advise.never": "Never: {move}",
  "advise.open": "{move} (open in {share})",
  "advise.belief": "What it believes",
  "advise.unknown": "Unknown",
  "advise.value": "Value",
  "advise.believed": "Belief",
  "advise.aim-less": "{outcome}: wants less",
  "advise.aim-more": "{outcome}: wants more",
  "advise.as-it-goes": "As its policy goes: {value}.",
  "advise.best": "Best now: {move}; against “{next}” {lead}.",
  "advise.best-unclear":
    "Best now: {move}, but luck alone may put it before “{next}”: {lead}. More --runs tell.",
  "advise.only": "Nothing else is open than: {move}.",
  "advise.caption":
    "{outcome}: what each deed now changes against the policy, in percentage points, on the same luck",
  "advise.caption-mean":
    "{outcome}: what each deed now changes against the policy, on the same luck",
  "advise.alternative": "What each deed now changes of: {outcome}. The figures stand in the table.",
  "advise.deed": "Deed",
  "advise.knowing": "What knowing would be worth",
  "advise.gain": "Better by",
  "advise.best-each": "Best deed if known",
  "advise.agency": "What rules kept to from here on would reach: {outcome}",
  "advise.rule": "Rule",
  "advise.odds": "Then",
  "advise.reach-best": "Best found: {rule}",
  "advise.reach-worst": "Worst found: {rule}",
  "advise.matters": "Who matters when",
  "advise.actor": "Actor",
  "advise.when": "When",
  "advise.rests": "What this rests on",
  "advise.judged":
    "Of the {total} numbers with a range in this scenario, {judged} rest on judgement alone or on nothing.",
  "advise.no-ranges":
    "No number of this scenario has a range, so that nothing says what would change the advice.",
  "advise.outcomes": "Outcomes: {outcomes}.",
  "advise.flips": "At an end of its range, each of these makes another deed the best: {inputs}.",
  "advise.flips-perhaps":
    "No number makes another deed the best for sure; at an end of its range, each of these may: {inputs}.",
  "advise.flips-none":
    "No number that was tried makes another deed the best within its range ({tried} were tried).",
  "advise.flips-alike":
    "All that is open comes to the same in every run, so that no number was tried.",
  "advise.flips-untried": "Which number would change the advice was not looked for.",
  "advise.nearest":
    "{tried} numbers were put at both ends of their ranges. Of the {n} that come nearest to turning the advice over, {judged} rest on judgement alone or on nothing.",
  "advise.input": "Number",
  "advise.turning": "What would turn it over: {outcome}",
  "advise.lead-at": "{lead} ({value})",
  "advise.at-low": "At low end",
  "advise.at-high": "At high end",
  "advise.turns": "Turns it",
  "advise.turns-no": "no",
  "advise.turns-perhaps": "perhaps",
  "advise.turns-yes": "yes",
  "advise.grounds": "Rests on",
  "advise.grounds-source": "a source",
  "advise.grounds-judgement": "judgement",
  "advise.grounds-none": "nothing named",
  "advise.note.pairs":
    "Every course begins with the same draws of what is unknown and has the same luck, run by run. 95% intervals: Newcombe's score method for paired shares, Student's t of paired differences for means. Where the move of now is not open, none is made.",
  "advise.note.belief":
    "Unknowns are drawn from what the actor can believe at that moment, never from how they are in the run. After this choice its policy decides.",
  "advise.note.knowing":
    "Value of perfect information for this choice alone. Another deed is chosen where one half of the runs tells it from the best of all, and judged on the other half, so that luck does not flatter it.",
  "advise.note.agency":
    "Best and worst of simple rules only, chosen on one half of the runs and judged on the other: cleverer policies may reach further.",
  "advise.note.matters":
    "Per actor and stretch of time, the rule kept to in it that changes most, found on one half of the runs and judged on the other.",
  "advise.note.turning":
    "Lead: the best deed against the next that does not come to the same in every run. The belief is held as it is; a number that would change it is tried by `brink believe --set`.",
  "caution.advise-model":
    "This is about the model, not about the world: it says what would follow if the scenario's numbers were right.",
  "caution.advise-partial": "PARTIAL: {done} of {total} runs were done.",
  "caution.advise-nothing-open": "No move is open to the actor here: all it can do is nothing.",
  "caution.advise-no-value": "No run has a value, for faults on which it depends: {outcomes}.",
  "caution.advise-faults": {
    one: "In up to {n} run a fault leaves an objective without a value; it is left out of what compares it.",
    other:
      "In up to {n} runs a fault leaves an objective without a value; they are left out of what compares it.",
  },
} as const;
