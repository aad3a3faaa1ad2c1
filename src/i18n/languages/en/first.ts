/** Words of the first minutes: the tour, the glossary, what is said while play loads. */

/** Words of `first`, by key. */
export const firstWords = {
  "word.flashpoint": "flashpoint",
  "word.level": "level",
  "word.hazard": "hazard",
  "word.factor": "factor",
  "word.chance": "chance",
  "word.odds": "odds",
  "word.interval": "interval",
  "word.belief": "belief",
  "word.signal": "signal",
  "word.luck": "luck",
  "word.way": "way",
  "word.staff": "staff",
  "word.advice": "what if",
  "word.observer": "observer",
  "word.judged": "judged",
  "meaning.flashpoint": "A place or question that may get better or worse, as a ladder of levels.",
  "meaning.level": "A rung of that ladder; 0 is the best. Its test says by what one would know it.",
  "meaning.hazard":
    "How fast something tends to come, per step; hazards add up, and chance = 1 − exp(−hazard).",
  "meaning.factor":
    "What multiplies a hazard while its condition holds: ×2 makes it twice as fast.",
  "meaning.chance":
    "How often it would come in the model if the same moment were lived many times.",
  "meaning.odds": "Shares of many runs that go on from here; they carry sampling error only.",
  "meaning.interval": "Where the share would lie had all runs been made: 95 times in 100 it does.",
  "meaning.belief":
    "What those who do not know the hidden truth should hold of it, by Bayes, from what was seen.",
  "meaning.signal":
    "Something seen that is likelier if one hidden value is true than if another is.",
  "meaning.luck":
    "What chance brings: the seed and the number of the run. The same luck falls as before until a choice differs.",
  "meaning.way": "One course of this run; deciding otherwise after a rewind begins another one.",
  "meaning.staff":
    "The actor’s own policy, which draws a move by its weights when you leave the decision to it.",
  "meaning.advice":
    "What each move would change of what the actor wants, on the same luck, as far as it can know.",
  "meaning.observer": "Sees what is hidden (✓), and may decide for anyone: a what-if.",
  "meaning.judged": "A number that rests on the author’s judgement, not on a count or a source.",
  "tour.1":
    "The situation. Each line is a flashpoint: how it has moved, where it stands on its ladder (the more is filled, the worse), and the chance that it gets worse ▲ or better ▼ in the coming step.",
  "tour.2":
    "Space takes one step; n runs on to the next event. What happened stands in the headlines, with who did it.",
  "tour.3":
    "Why? Enter opens the selected flashpoint: every rule that may move it now, its base chance and each factor with its reason and source.",
  "tour.4":
    "How sure? Tab turns to the odds of every outcome from here. They sharpen while you look on, and come of many runs of the model, not of the world.",
  "tour.5":
    "Decide: start with --as nato to play an actor, or press d to decide for anyone: a what-if. On a decision w shows what each move would change, on the same luck.",
  "tour.6":
    "Go back: u rewinds, z undoes. Decide otherwise and a new way begins; the old one is kept. g forks, f shows all ways, c compares two under the same luck, b sets a bookmark.",
  "tour.7":
    "Everything else: : finds any command by a few letters, / narrows the rows, ? explains keys and words. q leaves; the session is kept, and --resume goes on with it.",
  "page.here": "Words of this screen",
  "page.words": "Words",
  "tour.title": "A look round, {i} of {of}",
  "tour.offer": "New here? :tour shows you round in two minutes.",
  "key.next-page": "next",
  "key.skip": "skip",
  "command.tour": "tour",
  "command.word": "word",
  "cmd.tour": "shows you round in two minutes; Esc skips it",
  "cmd.word": "explains a word of the screen",
  "play.loading": "Brink is loading {scenario} …",
} as const;
