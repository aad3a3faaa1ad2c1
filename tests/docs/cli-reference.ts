/** `docs/cli.md`, made from the definitions of the commands and the English catalog. */

import { format } from "prettier";
import { loadCommands } from "../../src/cli/commands.ts";
import type { CommandDefinition } from "../../src/cli/definition.ts";
import { speech } from "../../src/i18n/catalog.ts";
import { languages } from "../../src/i18n/language.ts";

const say = speech({ language: "en", digits: "latin" });

const introduction = `# Command line

<!-- Made from the definitions in src/cli/commands; tests/docs/cli-reference.test.ts holds the two
together: vitest run --config tests/vitest.config.ts tests/docs/cli-reference -u writes this file. -->

One program, \`brink\`: \`npx brink …\` from the project's folder, or \`brink …\` where it is installed.
Results go to stdout, progress and faults to stderr.

| everywhere | |
|---|---|
| \`--json\` | ${say("help.json")} |
| \`--lang ${languages().join("\\|")}\` | ${say("option.lang", { languages: languages().join(", ") })} |
| \`--help\` | what a command takes, with examples |

| exit code | |
|---|---|
| 0 | fine |
| 1 | the input has faults: a scenario does not check, or fails in this run |
| 2 | wrong usage |
| 3 | incomplete: a batch has fewer runs than asked for |
| 65 | a stored batch, session or pack is of another version of Brink, or a batch of another scenario |
| 70 | a bug of Brink, or no Node that can run it |
| 130 | interrupted; what was done is kept |

A scenario is named by its id if it ships with Brink (\`europe-2022\`), else by its path. A file of that
name in the current folder goes first.

Nothing is checked twice: what ships was checked when Brink was built, and what a file of yours comes to is
kept in \`$XDG_CACHE_HOME/brink\`, else \`~/.cache/brink\` (\`%LOCALAPPDATA%\\brink\\cache\` on Windows), with
code that Node has compiled; at most 64 MB, what was written first goes first. It is used only while every
file of the scenario says the same, and \`brink check\` reads everything. The folder is yours alone (mode
0700): where it belongs to somebody else, is open to others, or cannot be made, nothing is kept and all works
as before, a little later. It may be deleted at any time.

The examples below start from this one:

\`\`\`sh
brink new my.yaml
\`\`\`
`;

/** What \`--json\` prints, by command. */
const documents: Readonly<Record<string, string>> = {
  list: '`{ kind: "list", scenarios: [{ scenario, shipped, title?, about?, languages?, flashpoints?, steps? }] }`; a file with faults has no title.',
  play: "as `brink run --json`: with `--json` nothing is played.",
  run: "see [answers.md](answers.md#run): the steps with what changed and why; with `--explain` every draw with its parts.",
  batch:
    '`scenario`, `scenarioHash`, `engineVersion`, `seed`, `runs`, `outcomes.<id>.{probability | mean, low, high, level}` with the method of the interval, `flashpoints.<id>.{final, ever}` by level, `runsPerSecond`. The same command prints the same bytes, whatever the number of workers, but for `runsPerSecond` and `elapsed`. With `--given`: `given.{condition, runs, probability, low, high}`, `outcomes.<id>.{all, given, joint}` and `unknowns.<id>.<value>.{all, given}`; see [methods.md](methods.md#conditional-answers). With `--precision`: `precision.{wanted, reached, runsMost, outcomes.<id>.{halfWidth, reached}}`. With `--ask`: `{ kind: "ask", question, answer: "yes" | "no" | "undecided", errorAtMost, runs, probability, low, high, level, method, … }`; see [methods.md](methods.md#threshold-questions). With `--uncertain`: `draws`, `runsPerDraw`, and with every probability and mean `inputs.{band, variance, luckVariance, share}`; see [methods.md](methods.md#uncertain-inputs).',
  rare: '`{ kind: "rare", scenario, scenarioHash, seed, outcome, probability, low, high, level, method, relativeError, replications, hits, effort, stages: [{ level, runs, crossed, happened }], steps, plainRuns, stepsSaved, … }`; see [methods.md](methods.md#rare-outcomes).',
  compare: "see [answers.md](answers.md#compare) and [methods.md](methods.md#comparison).",
  sensitivity: "see [answers.md](answers.md#sensitivity) and [methods.md](methods.md#sensitivity).",
  exact:
    '`{ kind: "exact", schema, scenario, scenarioHash, engineVersion, set, drop, statesPossible, statesAtOnce, transitions, rounding, dropped, outcomes }`; an outcome is `{ type: "boolean", probability, low, high }`, `{ type: "number", mean, low, high, values: [{ value, probability }], within }` or `{ type: "time", probability, low, high, steps, within, mean: { value, low, high } | null, quantiles: [{ share, step, low, high }] }`, where `steps` holds the probability that it comes first in step 0, 1 …, `within` how far each such probability may be off, and `mean` the mean step given that it comes. The true value lies between `low` and `high`. `--at` adds `levels: { within, steps: [{ step, date, flashpoints: { <id>: { <level>: { probability, reached } } } }] }`, where `reached` is the chance of having stood at that level or a higher one by then. `--given` adds `given: { condition, value, low, high, outcomes: { <id>: { probability, joint, mean } | null }, unknowns: { <id>: { <value>: { all, given } } } }`, each `{ value, low, high } | null`: the chance of the condition, and what is true given it. A scenario that cannot be solved ends with 1 and `{ kind: "exact-refusal", scenario, refusal: { kind, … } }`, one whose runs can stop with a fault with 1 and `{ kind: "exact-fault", scenario, step, place, reason }`. [Methods](methods.md) says how.',
  paths:
    '`{ kind: "paths", schema, scenario, scenarioHash, engineVersion, engine, seed, set, outcome, runs, runsRequested, partial, orders, removals, boxes, elapsed }`; a part that was not asked for, or not finished, is left out. `orders.{target, signs, acts, orders, tree}`: an order is a list of indices into `signs`; of it `all` is the share of all runs that begin so, `among` that of the runs in which the outcome came true, `given` the probability of the outcome after it, `exactly` the share of the outcome’s runs that had just this order, `exit` after how many happenings the last exit was past. `removals.{screening, leaders}.parts: [{ path, kind, difference, low, high, level, method, gained, lost, … }]`. `boxes.found.{limits: [{ input, low, high, range, values, p }], box: { coverage, density, mass }, peeling }`. See [methods.md](methods.md#what-leads-to-an-outcome).',
  believe:
    '`{ kind: "believe", schema, scenario, scenarioHash, engineVersion, set, observed, method, seed, particles, runs, leftOut, level, prior, steps, outcomes }`; a step is `{ step, from, to, posterior, intervals, logEvidence, effectiveSampleSize, signals }`, a signal `{ kind, …ids, likelihoodRatios: { <unknown>: { <value>: { log, ratio } } } }`, `null` where one side is excluded; `outcomes.<id>.{type, probability | mean, low, high, method}`. `intervals`, `effectiveSampleSize`, `particles` where `method` is `"particles"`. A path that cannot be followed ends with 1 and `{ kind: "impossible-path", scenario, step, signal, particles }`, one that is too much for `--method exact` with 1 and `{ kind: "belief-too-large", scenario, step }`. See [methods.md](methods.md#belief-along-an-observed-path).',
  hindcast:
    '`{ kind: "hindcast", schema, scenario, scenarioHash, engineVersion, seed, set, observed, forecasters, days: [{ date, decidedBefore, scenario, others, ladders }], beliefs, notJudged, open }`; a score is `{ questions, brier, log, decomposition, forecasts }`, `brier` and `log` are `{ mean, low, high, level, method }` (no interval for fewer than 5 questions), `others.<id>.comparison` holds differences on common questions, `ladders` ranked probability scores of the final levels. See [methods.md](methods.md#hindcast).',
  check:
    '`{ kind: "check", sound, files: [{ file, errors, warnings, diagnostics: [{ code, severity, message, file, line, column, endLine, endColumn, suggestion?, related? }] }] }`. Codes are stable; lines and columns count from 1. With `--base-rates` each file has an answer of kind [`audit`](answers.md#audit) as `baseRates`, null where there is none; `--strict` asks for a reason for every departure. See [methods.md](methods.md#base-rate-audit).',
  new: '`{ kind: "new", file }`',
  fmt: '`{ kind: "fmt", files: [{ file, changed }] }`',
  dump: '`{ kind: "dump", stage, … }` with the stage under its own name.',
  report:
    '`{ kind: "report", schema, to, rows | language, file, partial, results: [{ result, scenario, scenarioHash, engineVersion, seed, set, runs }] }`: what was made and from what; the report itself is in `file`. See [reports.md](reports.md).',
  export:
    '`{ kind: "export", to, files: [{ name, text }] }`; what has no exact form: `{ kind: "refused", to, refusals: [{ path, reason, message }] }`, and exit code 1.',
  teach:
    '`list`: `{ kind: "teach-list", exercises: [{ exercise, shipped, title?, about?, level?, minutes?, people?, rounds?, questions?, sealed?, languages? }] }`; a file with faults has no title. `sealed` counts the questions that have engine odds. `start` with `--answers`: `{ kind: "teach-start", exercise, word, files: [{ file, reason? }], submissions: [{ format: "brink-submission-1", … }] }`; without: the brief, `{ kind: "teach-brief", exercise, text }`, and exit code 2. `pack`: `{ kind: "teach-pack", exercise, exerciseHash, class, seats, out, files, pdfs? }`. `grade`: `{ kind: "teach-grade", schema, exercise, exerciseHash, engineVersion, className, word, files: [{ file, seat?, counts, notes }], aside, missing, graded: { seats, spread, calibration?, resolved }, truths, teams, tree, unused, automatic, paths, out?, written? }`; a time that never comes is `"never"`. With nothing that can be graded it ends with 1. See [teaching.md](teaching.md).',
  doctor: '`{ kind: "doctor", version, node, platform, cores, terminal, data, scenarios }`',
  completions: '`{ kind: "completions", shell, script }`',
};

const cell = (text: string): string => text.replaceAll("|", "\\|");

function section({ name, about, arguments: given, options, examples }: CommandDefinition): string {
  const usage = [
    "brink",
    name,
    ...given.map(({ name: word, optional, repeats }) => {
      const text = repeats === true ? `${word}…` : word;
      return optional === true ? `[${text}]` : `<${text}>`;
    }),
    ...(options.length === 0 ? [] : ["[options]"]),
  ].join(" ");
  const rows = [
    ...given.map(({ name: word, about: key }) => [`\`${word}\``, say(key)]),
    ...options.map(({ flags, about: key }) => [`\`${flags}\``, say(key)]),
  ];
  const capital = say(about).charAt(0).toUpperCase() + say(about).slice(1);
  return `## brink ${name}

${capital}.

\`\`\`text
${usage}
\`\`\`

${rows.length === 0 ? "" : `| | |\n|---|---|\n${rows.map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n")}\n`}
\`\`\`sh
${examples.join("\n")}
\`\`\`

\`--json\`: ${documents[name] ?? ""}
`;
}

/** The whole page. */
export async function cliReference(): Promise<string> {
  const faults =
    'A command that needs a sound scenario and gets a faulty one prints, with `--json`, `{ kind: "faults", diagnostics }`, the diagnostics as those of `brink check`, and exits with 1.\n';
  const page = [
    introduction,
    ...(await loadCommands()).map(section),
    `## Faults\n\n${faults}`,
  ].join("\n");
  return format(page, { parser: "markdown", printWidth: 100 });
}

/** Commands whose JSON is described. */
export const documentedCommands: readonly string[] = Object.keys(documents);
