/**
 * Commands on a small scenario of ours, whose documents and stories are held against approved texts. Stories
 * are told of the approved documents: `npm run test:goldens -- tests/answer`, then `-- tests/story`.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../cli/call.ts";

/** The scenario, from the project's folder. */
export const STRAIT = "tests/answer/strait.yaml";

const strait = (command: string, luck = " --seed strait --workers 1 --quiet"): readonly string[] =>
  `${command}${luck}`
    .split(" ")
    .map((word, index) => (word === "strait" && index < 3 ? STRAIT : word.replaceAll("~", " ")));

const ENSEMBLE = "--ensemble tests/answer/strait-ensemble.json";

/** By name of the golden: a command, with `strait` for the scenario. */
export const commands: Readonly<Record<string, readonly string[]>> = {
  ask: strait("batch strait --ask P(strait~==~war)>20% --runs 300"),
  audit: strait("check strait --base-rates --runs 40", " --quiet"),
  batch: strait("batch strait --runs 200"),
  "batch-faulty": strait("batch strait --runs 40 --set flaw=1"),
  "believe-exact": strait("believe strait --until 2022-02-01 --runs 50"),
  "believe-ensemble": strait(`believe strait ${ENSEMBLE} --until 2022-01-23 --runs 50`),
  "believe-particles": strait("believe strait --method particles --particles 60 --runs 60"),
  "best-reply": strait("exact strait --best war --worst war --as navy", ""),
  compare: strait("compare strait --with heat=0.4 --with flaw=1 --runs 60"),
  coverage: strait("check strait --coverage --runs 3", " --seed strait --quiet"),
  exact: strait("exact strait", ""),
  "exact-given": strait("exact strait --given happened(storm)", ""),
  expectations: strait("check strait --expectations --runs 300"),
  given: strait("batch strait --given happened(storm) --runs 150"),
  "given-few": strait("batch strait --given strait~==~war --runs 8"),
  "hindcast-ensemble": strait(`hindcast strait ${ENSEMBLE} --at 2022-01-04 --runs 100`),
  hindcast: strait("hindcast strait --at 2022-01-04 --at 2022-01-30 --runs 100"),
  paths: strait("paths strait --outcome war --runs 1000 --depth 3"),
  "paths-few": strait("paths strait --outcome war --runs 30"),
  // Nothing hidden, nothing to fault.
  plain: strait("batch two-state --runs 60"),
  unbounded: strait("exact strait --mean-time strait~==~war --long-run strait~==~war", ""),
  rare: strait(
    "rare strait --outcome war --set heat=0.002 --levels=-1 --effort 40 --replications 12",
  ),
  "rare-single": strait("rare strait --outcome shut --effort 10 --replications 1"),
  sobol: strait(
    "sensitivity strait --method sobol --set flaw=0 --runs 10 --draws 150 --outcome war",
  ),
  morris: strait("sensitivity strait --method morris --runs 10 --draws 6 --top 2"),
  tornado: strait("sensitivity strait --runs 60 --outcome trouble --outcome when_war"),
  uncertain: strait("batch strait --uncertain --runs 400 --draws 20"),
};

/** Where the approved document of a command stands, from the project's folder. */
export const goldenOf = (name: string): string => `tests/answer/golden/${name}.json.txt`;

/** The approved document. */
export function approved(name: string): Readonly<Record<string, unknown>> {
  const text = readFileSync(join(root, goldenOf(name)), "utf8");
  return {
    engineVersion: "",
    runsPerSecond: 1000,
    ...(JSON.parse(text) as Readonly<Record<string, unknown>>),
  };
}

/** A text whose numbers have twelve digits, and what is less than rounding is 0: so no golden hangs on the order of a sum. */
export function steady(text: string): string {
  return text.replaceAll(/-?\d+(?:\.\d+)?e-\d+|-?\d+\.\d{9,}/gu, (written) => {
    const number = Number(written);
    return Math.abs(number) < 1e-12 ? "0" : String(Number(number.toPrecision(12)));
  });
}
