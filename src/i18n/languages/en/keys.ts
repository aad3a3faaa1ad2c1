/** Names of the keys' actions (footer and help), and how to read the screen. */

/** Words of `keys`, by key. */
export const keysWords = {
  "key.step": "step",
  "key.next": "next event",
  "key.rewind": "rewind",
  "key.why": "why",
  "key.auto": "auto",
  "key.pause": "pause",
  "key.faster": "faster",
  "key.slower": "slower",
  "key.open": "open",
  "key.back": "back",
  "key.move": "move",
  "key.scroll": "scroll",
  "key.page": "page",
  "key.ends": "start, end",
  "key.flashpoint": "flashpoint",
  "key.tab": "panel",
  "key.decide": "decide",
  "key.truth": "truth",
  "key.command": "command",
  "key.help": "help",
  "key.quit": "quit",
  "key.choose": "choose",
  "key.policy": "staff",
  "key.advice": "what if",
  "key.none": "nothing",
  "key.search": "search",
  "key.run": "carry out",
  "key.cancel": "cancel",
  "about.step": "One step on. If you play an actor, its decision comes first.",
  "about.next":
    "On to the next step in which a level changes or an event happens. Decisions on the way are left to the staff.",
  "about.rewind": "Rewinds one step. Then step on as before, or go another way.",
  "about.auto": "Plays by itself; the same key, or any other, pauses.",
  "about.faster": "Auto-play faster or slower.",
  "about.open":
    "Opens the selected row: ladder, causes of its risk now, history. In the headlines: the flashpoint that one moved.",
  "about.back": "Closes what is open.",
  "about.move": "Selects or scrolls: arrows, or h j k l.",
  "about.page": "A page up or down.",
  "about.ends": "To the first or the last row.",
  "about.flashpoint": "Opens a flashpoint by its number (0 is the tenth).",
  "about.tab": "Next panel: the situation, all headlines, all odds.",
  "about.decide":
    "Decides for an actor in the coming step. Observers may decide for anyone: a what-if.",
  "about.advice":
    "Why the selected flashpoint may move. On a decision: what each move would change of what the actor wants, as far as it can know, on the same luck.",
  "about.truth": "Observers only: hides or shows what is hidden from players.",
  "about.command":
    "Every command, searched by what you type; in the language of the screen or in English.",
  "about.help": "This page. Type to search it.",
  "about.quit": "Leaves; the session is saved, and --resume goes on with it.",
  "page.search": "Search: {query}",
  "page.found": { zero: "nothing found", one: "{n} line", other: "{n} lines" },
  "page.reading": "How to read the screen",
  "page.commands": "Commands",
  "read.ladder":
    "▰▰▰▱▱▱ is the ladder of a flashpoint: the more is filled, the worse. Its past stands before it, the name of the level behind it.",
  "read.rungs":
    "×5 beside a level of the ladder: the run has stood there at five dates so far, the start included.",
  "read.trend":
    "▲ before the name of a level says that it got worse in the last step, ▼ better. ↑ and ↓ are numbers that went up or down.",
  "read.chance":
    "▲6.2 ▼2.0 are the chances in percent that the level gets worse or better in the coming step. <.1 is small, not zero.",
  "read.player":
    "A player's chances are averaged over what the player cannot know; the belief is updated from what is seen, by Bayes.",
  "read.truth":
    "✓ marks what is true and hidden from players: observers see it (t hides it), players only at the end.",
  "read.cause":
    "A rule's chance: base hazard times every factor that applies now; hazards add up, and chance = 1 − exp(−hazard).",
  "read.culprit":
    "The tag in brackets says who did it: a side or actor of the scenario, domestic, third party, unknown.",
  "read.odds":
    "Odds are shares of runs from a state onwards, with half of their 95 % interval; an arrow stands where a change since the last step is clear of luck, = where it is not. Both are sampling errors only.",
  "read.luck":
    "A run is its seed and its number: the same ones give the same luck, so only your decisions change what happens.",
  "read.rewind":
    "After a rewind the same decisions walk the same way; other decisions fork, and the way left is kept.",
  "cmd.goto": "goes to step N, or to a bookmark",
  "cmd.bookmark": "sets a bookmark here, under a name",
  "cmd.fork": "forks here, under a name",
  "cmd.switch": "goes to another way",
  "cmd.compare": "compares with another way",
  "cmd.rename": "gives this way another name",
  "cmd.seed": "shows seed and run",
  "cmd.quit": "leaves",
  "tab.flashpoints": "Flashpoints",
  "tab.headlines": "Headlines",
  "tab.odds": "Odds",
  "actors.title": "Decide for whom?",
  "actors.about": "A what-if: the others, and chance, stay as they are.",
} as const;
