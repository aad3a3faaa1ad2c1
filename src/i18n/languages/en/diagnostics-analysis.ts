/** Messages of what the analysis of a program proves, in English. */

import type { AnalysisCode } from "../../../source/catalog-analysis.ts";

/** Templates by code; `{name}` is a hole. */
export const analysisDiagnostics: Readonly<Record<AnalysisCode, string>> = {
  "condition-never-holds": "This condition can never hold, so `{path}` never takes effect.",
  "condition-always-holds":
    "This condition always holds wherever `{path}` is in question: leave it out, or mend it.",
  "unreachable-level":
    "Nothing ever leads to the level `{level}` of `{flashpoint}`: no rule, event or move that can take place ends there.",
  "rule-never-enabled":
    "The rule `{rule}` of `{flashpoint}` can never fire: its starting levels are reached too late, or certain rules always shut it out.",
  "event-never-happens": "The event `{event}` can never happen: every run has ended before.",
  "outcome-never": "The outcome `{outcome}` can never come about, so its probability is 0.",
  "chance-never-valid":
    "The chance `{path}` lies outside its bounds whenever it is asked for ({value}): every run stops there.",
  "amount-never-valid":
    "`{path}` is negative whenever it is asked for (at most {value}): every run stops there.",
  "never-finite":
    "`{path}` is not a finite number whenever it is asked for, as after a division by 0 or the logarithm of a negative number: every run stops there.",
  "hazard-never-valid":
    "The hazard `{path}` is above 10^6 per step whenever it is asked for (at least {value}): every run stops there.",
  "set-outside-bounds":
    "`{variable}` is set outside its bounds, {min} to {max}, in every case ({value}).",
  "site-collision":
    "`{name}` and `{other}` happen to share one stream of random numbers, so their luck would be the same: rename one of them.",
};
