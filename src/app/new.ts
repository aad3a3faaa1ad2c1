/** A scenario to start from: small, sound, and commented where an author will want to change it. */

import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { writeFile } from "./storage/file.ts";

/** Writes the starting scenario. Returns false, and writes nothing, if the file exists. */
export function writeStartingScenario(argument: string, folder: string): boolean {
  const path = resolve(folder, argument);
  if (existsSync(path)) return false;
  const id = basename(path)
    .replace(/\.ya?ml$/u, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^[^a-z]+|-+$/gu, "");
  // Never over a file that appeared in between.
  writeFile(path, startingScenario(id === "" ? "my-scenario" : id.slice(0, 40)), { fresh: true });
  return true;
}

/** The text, for a scenario of this id. */
export function startingScenario(id: string): string {
  return `# A scenario to start from. Change anything, then run:  brink check FILE
brink: 1
scenario: ${id}
languages: [en]
title: A dispute over the strait
start: 2030-01-01
step: week # or day, month
horizon: 26 steps # or a date

# Where numbers come from. A number cites a source by its id, or says \`judgement\` and why.
sources:
  survey:
    text: A survey of past disputes (put a real source here)

# What nobody at the table knows. It is drawn once for each run and shows only through chances.
unknowns:
  intent:
    name: Intent of the challenger
    basis: judgement
    because: No better guess than even odds.
    values:
      bluffing: { name: Bluffing, share: 50%, range: [30%, 70%] }
      resolved: { name: Resolved, share: 50% }

# Ladders, from the best level to the worst. A rule moves the flashpoint between two levels.
flashpoints:
  strait:
    name: The strait
    start: tense
    basis: survey
    levels:
      calm: { name: Calm, test: No warship within 12 miles of another }
      tense: { name: Tense, test: Warships shadow one another }
      clash: { name: Clash, test: Shots are fired }
    rules:
      clash:
        from: tense
        to: clash
        chance: 2% per week # the base; \`range\` says how far it may be wrong
        range: [1%, 4%]
        times:
          # multipliers on the hazard, each with its reason
          - by: 3
            range: [2, 5]
            when: intent == resolved
            basis: judgement
            because: A resolved challenger takes more risks.
          - by: 0.5
            range: [0.3, 0.8]
            when: moved(coalition, open_talks)
            basis: judgement
            because: Navies hold back while envoys talk.
        headline: Shots are fired in the strait
        culprit: unknown
      calm_down:
        from: tense
        to: calm
        chance: 3% per week
        range: [1%, 6%]
        headline: The warships withdraw
        culprit: domestic
      cease_fire:
        from: clash
        to: tense
        chance: 10% per week
        range: [5%, 20%]
        headline: A cease-fire takes hold
        culprit: third_party

# Who can act. Somebody may play an actor; otherwise its moves are drawn in proportion to weight.
actors:
  coalition:
    name: The coalition
    basis: judgement
    because: Envoys go out in about one week of four.
    moves:
      open_talks:
        name: Open talks
        when: strait >= tense
        weight: 1
        range: [0.5, 2]
        headline: The coalition proposes talks
      wait:
        name: Wait
        weight: 3
        range: [2, 4]

# What you want to know of a run.
outcomes:
  any_clash: { title: Shots are fired, ever: strait >= clash }
  first_clash: { title: First clash, first_time: strait >= clash }
  calm_at_end: { title: Calm at the end, at_end: strait == calm }
`;
}
