/** Words of `brink exact --best`. */

/** Words of best replies, by key. */
export const bestReplyWords = {
  "help.exact-best":
    "the best that the actor of --as can make of an outcome, over all its policies: an id (less of it is wanted, unless an objective says otherwise), or id:more",
  "help.exact-worst": "the worst that it can make of it; with --best both",
  "help.exact-as": "the actor whose moves are chosen, for --best and --worst",
  "help.exact-inputs":
    "with --best or --worst: how many numbers to show that come nearest to making another first choice the best (default: 6; 0: try none)",
  "best.inputs-alone":
    "--inputs is about a best reply: add --best or --worst with the id of an outcome",
  "best.progress": "{tried} of {of} numbers put to both ends of their ranges",
  "best.note.tried":
    "Tried of the numbers that bear on the outcome: {tried} of {bearing}, for solving it again takes long.",
  "best.alone": "--best and --worst are asked without --given, --at and --drop: leave those out",
  "best.as-alone":
    "--as says whose moves are chosen: add --best or --worst with the id of an outcome",
  "best.one-outcome":
    "--best and --worst ask about one outcome: name the same one at both, or leave one out",
  "best.ended":
    "the run is over where it begins, so there is nothing to choose: see `ends_when` and `horizon`, or --set a start from which it goes on",
  "best.advise": "Compare moves by runs: brink advise {scenario} --as {actor} --outcome {outcome}",
  "best.section": "What {actor} can make of it: {outcome}",
  "best.wants-less": "{actor} wants less of it.",
  "best.wants-more": "{actor} wants more of it.",
  "best.under": "Policy",
  "best.policy": "as it is written",
  "best.least": "the least of all",
  "best.most": "the most of all",
  "best.none": "no move",
  "best.best": "The best policy",
  "best.worst": "The worst policy",
  "best.first": "First: {moves}. Kept to, the policy comes to {value}.",
  "best.turns": "Its first turns, by where it stands:",
  "best.when": "When",
  "best.state": "Where",
  "best.chance": "Chance",
  "best.move": "Move",
  "best.next": "Next best",
  "best.gives-away": "Gives away",
  "best.any-state": "anywhere",
  "best.rules": {
    one: "In {n} rule, which comes to {value} (the policy itself: {best}):",
    other: "In {n} rules, which come to {value} (the policy itself: {best}):",
  },
  "best.rule": "Where",
  "best.always": "always",
  "best.share": "Of its turns",
  "best.flips":
    "At an end of its range, each of these makes another first choice the best: {inputs}.",
  "best.flips-perhaps":
    "No number makes another first choice the best for sure; at an end of its range, each of these may: {inputs}.",
  "best.flips-none":
    "No number that was tried makes another first choice the best within its range ({tried} were tried).",
  "best.flips-alike":
    "Where it chooses first all that is open comes to the same, so that no number was tried.",
  "best.turning-best": "What would make another first choice the best",
  "best.turning-worst": "What would make another first choice the worst",
  "best.note.turning":
    "Lead: the policy's first choice against the next best of all others, in the state where it is least ahead, solved again with the number at an end of its range. Tried are numbers that bear on the outcome, judged ones and wide ranges first, as many as the size of the game allows.",
  "best.note.sees":
    "Among all policies that see the whole state; they may depend on the date and never gain by chance.",
  "best.note.hidden":
    "Among all policies that see the whole state, hidden things too. One that cannot comes to no less than the least and no more than the most.",
  "best.known-least": "the least by what it can know",
  "best.known-most": "the most by what it can know",
  "best.seeing-least": "the least of one that sees all",
  "best.seeing-most": "the most of one that sees all",
  "best.believes": "{what} with {share}",
  "best.note.known":
    "Among all policies that go by what the actor can know: what it sees of the state before each of its turns, with the moves that are open, and at the end of every step; it forgets nothing. What the news tell and the state does not keep is not used. One that sees all bounds it.",
  "caution.best-nothing": "{outcome}: nothing that the actor does bears on it.",
  "caution.best-hidden":
    "The actor cannot see all that the outcome depends on ({hidden}): least and most are bounds, which it may not reach.",
  "caution.best-beliefs":
    "The best by what it can know is not solved: by step {step} what it can have seen leaves more than {most} states in beliefs. --states allows up to a million; a shorter horizon, or fewer things hidden, need fewer. By runs: brink advise.",
  "caution.best-signs":
    "The best by what it can know is not solved: with all that it sees there are too many states. By runs: brink advise.",
} as const;
