/** `docs/calibration.md`: targets beside results, written from the same counts that the test judges. */

import { format } from "prettier";
import type { Share } from "./counts.ts";
import { decision, targets, type Target } from "./targets.ts";

/** Result of a target. */
export type Result = Share & { readonly target: Target };

const groups: readonly (readonly [Target["group"], string, string])[] = [
  [
    "marginals",
    "How often each rung is reached",
    "The rung is reached at least once by the end of 2022, seen from 12 January 2022. Band: within 0.04 of the target, or within a factor of 1.5 where the target is below 0.05.",
  ],
  [
    "couplings",
    "How the fires feed one another",
    "Ten fires that ignore one another could meet the table above as well; this one they could not. War is a full-scale war in Ukraine in the run; no fighting means that Ukraine stays at the brink or better throughout. Band: within 0.08.",
  ],
  ["type", "What the hidden type does", "Kortunov's question, as two kinds of Russia."],
  [
    "time",
    "When a war begins",
    "The risk was clustered in the first eleven weeks; a constant hazard would put 0.60 of it there.",
  ],
  ["catastrophe", "The tail", "Read it as one in so many, with its interval; never as a headline."],
  [
    "undecided",
    "The variant with the undecided type",
    "In `europe-2022-undecided` a third kind of Russia decides on the way.",
  ],
];

const number = (value: number): string =>
  value < 0.1 ? value.toFixed(4) : value.toFixed(3);

function row({ target, value, low, high, trials }: Result): string {
  const { title, goal, low: from, high: to, source } = target;
  const cells = [
    title,
    goal === undefined ? "–" : String(goal),
    `${number(from)} to ${number(to)}`,
    number(value),
    `${number(low)} to ${number(high)}`,
    String(trials),
    source,
  ];
  return `| ${cells.join(" | ")} |`;
}

/** What the page shows beside the targets. */
export interface Decision {
  readonly best: Share;
  readonly worst: Share;
}

/** The whole page, formatted. */
export async function calibrationPage(
  results: readonly Result[],
  decisions: Decision,
  runs: number,
  seed: string,
): Promise<string> {
  const sections = groups.map(([group, title, about]) =>
    [
      `## ${title}`,
      about,
      [
        "| | Target | Band | Result | 95 % interval | Runs | Judged from |",
        "|---|---|---|---|---|---|---|",
        ...results.filter(({ target }) => target.group === group).map(row),
      ].join("\n"),
    ].join("\n\n"),
  );
  const { best, worst } = decisions;
  const page = `# Calibration of the flagship

<!-- Made by tests/scenarios/calibration.test.ts, which fails if it is out of date:
vitest run --config tests/vitest.config.ts tests/scenarios/calibration -u writes this file. -->

The targets below were judged **in 2026, from what was known on 12 January 2022**: a crowd's forecasts
with their dates, data sets of past crises, and, where there is neither, judgement. Writing them down
after the fact is not foresight, and nothing here was set by what happened later. The path that Europe
took stands in the scenario as data (\`history:\`), and no number was moved to make it more likely.

Numbers of rules and moves were then fitted to these targets: they are **fitted, not tested**. That a
result lies in its band says that the model says what its authors believe; it does not say that they
are right. What is left over, for instance how long a war lasts or how a withdrawal comes about, was
judged rule by rule.

Results: the first ${String(runs)} runs of seed “${seed}”; Wilson intervals at 95 %, **sampling error
only**. Each number of the scenario carries its own range beside it, and those ranges matter more than
sampling does.

\`\`\`sh
brink batch europe-2022 --runs 2000 --seed ${seed}
\`\`\`

All ${String(targets.length)} targets and the one on decisions are checked by the suite.

${sections.join("\n\n")}

## What decisions do

That Western policy matters is **an assumption of this scenario, stated as one**; the two variants
change nothing but Western policies. The gap should lie between ${String(decision.low)} and
${String(decision.high)}.

| | P(Ukraine ≥ 4) | 95 % interval | Runs |
|---|---|---|---|
| \`${decision.best}\` | ${number(best.value)} | ${number(best.low)} to ${number(best.high)} | ${String(best.trials)} |
| \`${decision.worst}\` | ${number(worst.value)} | ${number(worst.low)} to ${number(worst.high)} | ${String(worst.trials)} |
| gap | ${number(worst.value - best.value)} | | |

## How the fit was made

Base chances, and the few multipliers that carry the war, were moved by turns towards their target on
the hazard scale until all held at once, then rounded to two digits. Each target has its own number:
for a ladder the chance of its main upward rule per rung; for Ukraine the weights of a limited
operation and of an invasion and how much an uncompromising Moscow multiplies each; for time the
multiplier of frozen ground; for couplings the strength 0.15 with bounds of a third and four, and the
multipliers that hold in war. The coupling strength itself was not fitted: at 0 or 0.05, with all else
as it is, the arms race parts company with the war in Ukraine and leaves its band (a test holds that).
`;
  return format(page, { parser: "markdown", printWidth: 100, proseWrap: "preserve" });
}
