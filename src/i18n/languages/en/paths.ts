/** Words of `brink paths`. */

/** Words of `paths`, by key. */
export const pathsWords = {
  "help.paths": "what leads to an outcome: orders of events, the parts and inputs that matter",
  "help.paths-outcome": "the outcome: its id, or a condition that is ever true",
  "help.paths-runs": "number of runs for the orders; other parts take their share of it",
  "help.depth": "most happenings of an order (default 5)",
  "help.signs": "how many kinds of happenings are followed (default 6)",
  "help.follow":
    "follow this instead: a flashpoint, flashpoint.level, an event or actor.move; may be repeated",
  "help.past": "an exit is past when less than this share still turns (default 0.5)",
  "help.coverage": "least share of the cases that the box of inputs covers (default 0.5)",
  "help.only": "only this part: orders, removals or boxes; may be repeated",
  "usage.share": "it must be a number between 0 and 1, such as 0.5 or 50%",
  "paths.no-outcome": "name what to look at: --outcome ID, or --outcome 'a condition'",
  "paths.number":
    "--outcome: “{id}” is a number; name an outcome that comes true or not, or write a condition",
  "paths.no-sign":
    "--follow: “{name}” is no flashpoint, flashpoint.level, event or actor.move of this scenario.",
  "paths.doing.pilot": "Runs to choose what to follow",
  "paths.doing.orders": "Runs for the orders",
  "paths.doing.screening": "Every part taken away in turn: few runs for all",
  "paths.doing.leaders": "More runs, with fresh luck, for the parts that led",
  "paths.doing.cases": "Runs with inputs drawn from their ranges",
  "paths.met": "{count} of {runs} runs: {share} ({interval})",
  "caution.paths-never": "It came true in none of {runs} runs: no order leads there.",
  "caution.paths-partial": "Stopped: what was not finished is left out.",
  "paths.level": "{flashpoint} {arrow} {level}",
  "paths.move": "{actor}: {move}",
  "paths.acts": "It comes true by the very act, which is left out of the orders: {acts}.",
  "paths.act": "{act} in {share} of these runs ({interval})",
  "paths.orders": "Most frequent orders of what happened first ({shown} of {all})",
  "paths.order": "{number}. {order}",
  "paths.none-followed": "none of what is followed",
  "paths.order-runs": {
    one: "{n} run, {share} of those that came true ({interval})",
    other: "{n} runs, {share} of those that came true ({interval})",
  },
  "paths.order-begins": {
    one: "{n} run, {share} of those that came true ({interval}); {all} of all runs begin so (lift ×{lift})",
    other:
      "{n} runs, {share} of those that came true ({interval}); {all} of all runs begin so (lift ×{lift})",
  },
  "paths.order-date": "; median date {date}",
  "paths.exit":
    "Last exit before “{sign}”: after it {turned} still turned ({interval}), before it {before}",
  "paths.exit-start": "No exit at all: from the start less than {limit} turned",
  "paths.exit-none": "No last exit among these: even then {turned} still turned ({interval})",
  "paths.tree": "Beginnings of orders",
  "paths.tree-among": "Of these",
  "paths.tree-all": "Of all",
  "paths.tree-given": "Came true",
  "paths.tree-step": "Median",
  "paths.removal": "Taken away",
  "paths.with": "With",
  "paths.without": "Without",
  "paths.coupling": "Coupling: {from} {arrow} {to}",
  "paths.screening":
    "{parts} parts taken away in turn over {runs} runs each with the same luck; {idle} of them changed no run. The {leaders} with the greatest change, over {more} runs each with fresh luck:",
  "paths.no-leader": "{parts} parts taken away in turn over {runs} runs each: none changed a run.",
  "paths.boxes":
    "Where it is frequent: {cases} cases with {inputs} inputs drawn from their ranges, true in {positives}",
  "caution.paths-faults": {
    one: "{n} run stopped with a fault and is not counted.",
    other: "{n} runs stopped with a fault and are not counted.",
  },
  "caution.paths-few-cases":
    "Too few of one kind to look for a box of inputs: each half needs {least}. More --runs give more.",
  "paths.no-box":
    "No limit on any input matters so far out; a smaller --coverage asks for a narrower box.",
  "paths.input": "Input",
  "paths.limit": "In the box",
  "paths.range": "Range",
  "paths.p": "p",
  "paths.box":
    "The box covers {coverage} of what came true ({coverageInterval}) and holds {mass} of all cases; in it {density} came true ({densityInterval}), over all {base}.",
  "paths.peeling": "Peeling: limits",
  "paths.coverage": "Coverage",
  "paths.density": "Density",
  "paths.mass": "Cases",
  "paths.note.orders":
    "An order lists first times, as far as the outcome; ↑ that level or worse, ↓ that level or better, for the first time. What to follow was chosen by other runs. Shares with 95% Wilson intervals.",
  "paths.note.followed":
    "An order lists first times, as far as the outcome; ↑ that level or worse, ↓ that level or better, for the first time. Shares with 95% Wilson intervals.",
  "paths.note.cause":
    "An order that often comes before is not by that a cause; taking a part away shows what the model makes of it.",
  "paths.note.removals":
    "Differences in percentage points, without minus with; intervals (Newcombe) that hold together at 95% (Bonferroni). The choice was by other runs.",
  "paths.note.boxes":
    "The box was chosen on half of the cases (PRIM) and is judged here on the other half. p: quasi-p-value of each limit, small where it matters.",
} as const;
