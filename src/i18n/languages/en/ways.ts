/** Words of the ways of a run: forks, bookmarks, two of them side by side. */

/** Words of `ways`, by key. */
export const waysWords = {
  "key.fork": "fork",
  "key.ways": "ways",
  "key.compare": "compare",
  "key.bookmark": "bookmark",
  "key.drop": "take away",
  "key.go": "go there",
  "key.other": "next way",
  "about.fork":
    "Forks here: what you do from now on is a way with a name of its own; the one left is kept.",
  "about.ways":
    "The ways of this run as lines of time, and the bookmarks: go there, compare, take away.",
  "about.compare":
    "Two ways side by side, under the same luck: where they first differ, levels, variables, odds.",
  "about.bookmark": "A bookmark here, or away with it.",
  "fork.title": "Ways and bookmarks",
  "fork.here": "You are on way {name}: {date}, step {step}; {decisions}.",
  "fork.decisions": {
    zero: "no decision by hand so far",
    one: "{n} decision by hand so far",
    other: "{n} decisions by hand so far",
  },
  "fork.left": "Way {name}, left at {date}, {decisions}",
  "fork.bookmark": "Bookmark “{name}”: {date}",
  "fork.empty":
    "Nothing else yet. g forks here, b sets a bookmark; rewind with u and decide otherwise, and the way left stays too.",
  "fork.legend":
    "{up} worse, {down} better, {decided} decided by hand, {here} you, {flag} bookmark",
  "fork.past": "Way {name}: {marks}",
  "fork.decided": "{date} decided by hand",
  "fork.worse": "{date} worse",
  "fork.better": "{date} better",
  "fork.nothing": "no level has changed",
  "compare.title": "{first} and {second}, same luck, {date}",
  "compare.parting": "They part at {date}: {first}; {second}.",
  "compare.chose": "{name}: {what}",
  "compare.staff": "left to the staff",
  "compare.same": "The same so far: nothing was chosen otherwise yet.",
  "compare.left": "{name} was left at {date}; from there on the staff decides in it.",
  "compare.note":
    "One run with one luck: what differs is what the choices did. Odds are of many runs from each, their difference in percentage points; in brackets where luck could make it.",
  "compare.line": "{name}: {first} against {second} {difference}",
  "message.forked": "Way {name} begins here, at {date}; {left} is kept. c compares them.",
  "message.renamed": "This way is called {name} now.",
  "message.switched": "On way {name}, at {date}.",
  "message.no-fork": "There is no other way {name}; f shows them.",
  "message.no-name": "That needs a name.",
  "message.taken": "There is a way {name} already.",
  "message.alone": "There is no other way to compare with yet: g forks here.",
  "message.marked": "Bookmark “{name}” set.",
  "message.unmarked": "Bookmark “{name}” taken away.",
  "message.dropped": "{name} is gone.",
  "message.fork":
    "You decided otherwise: this is way {name} now, and {left} is kept with its decisions.",
  "message.branched": "This is way {name} now; {left} is kept.",
  "message.fork-luck": "Same seed and run: chance falls as before until your decisions differ.",
} as const;
