/** Messages of diagnostics, in English. */

import type { DiagnosticCode } from "../../../source/catalog.ts";
import { analysisDiagnostics } from "./diagnostics-analysis.ts";
import { expressionDiagnostics } from "./diagnostics-expression.ts";
import { importDiagnostics } from "./diagnostics-import.ts";

/** Templates by code; `{name}` is a hole. */
export const diagnostics: Readonly<Record<DiagnosticCode, string>> = {
  ...expressionDiagnostics,
  ...analysisDiagnostics,
  ...importDiagnostics,
  "file-missing": "There is no file `{name}`.",
  "file-is-folder": "`{name}` is a folder, not a file; name the scenario file in it.",
  "file-too-large": "`{name}` is too large: a scenario file has at most {limit}.",
  "file-outside":
    "`{name}` lies outside the scenario's folder. Only files in it and below it can be named, as `folder/file.yaml`.",
  "file-cycle": "`{name}` leads back to itself: files include or extend one another in a circle.",
  "file-too-many": "Too many files: a scenario is made of at most {limit}.",
  "file-binary": "`{name}` is not a text file in UTF-8: there is a byte here that no text has.",
  "file-empty": "`{name}` is empty.",
  "yaml-syntax": "This is not YAML: {detail}",
  "yaml-tab": "A tab cannot indent a line in YAML. Use spaces.",
  "yaml-indent":
    "The indentation does not fit: entries of one mapping must begin in the same column, and a value must stand further right than its key.",
  "yaml-unclosed": "Something opened here or before is never closed: `{character}` is missing.",
  "yaml-colon":
    "A colon and a blank (`: `) begin a value inside a value here. If the text should contain them, put it in quotes.",
  "yaml-key-alone": "Here should be a key with a colon and a blank: `key: value`.",
  "yaml-comma":
    "`{found}` holds a comma, which between brackets parts one entry from the next: decimals have a point, texts with a comma stand in quotes.",
  "yaml-duplicate-key": "The key `{key}` stands here a second time.",
  "yaml-key": "A key must be plain text.",
  "yaml-alias":
    "Anchors (`&`) and aliases (`*`) are not allowed: a few lines of them can stand for a file of any size. Write the value out, or give it a name under `parameters` or `definitions`.",
  "yaml-tag": "Tags such as `{tag}` are not allowed.",
  "yaml-many-documents": "A second document begins here. A file holds one scenario.",
  "yaml-too-deep": "Nested too deep: at most {limit} levels.",
  "yaml-too-many":
    "Too many words, signs and lines in one file: at most {limit}. Split it with `include`.",
  "language-version":
    "`brink: {found}` is not a version of the language that this program knows. Write `brink: 1`, or `brink: 2` for the second edition.",
  "unknown-key": "`{key}` is not a key of {construct}.",
  "missing-key": "{construct} needs `{key}`.",
  "one-key-of": "{construct} needs exactly one of {keys}.",
  "conflicting-keys": "`{first}` and `{second}` cannot stand together.",
  "wrong-type": "Expected {expected}, found {foundType}.",
  "bad-choice": "`{found}` is not possible here. Possible: {choices}.",
  "bad-number": "`{found}` is not a number that can stand here.",
  "number-out-of-bounds": "{found} is outside what is allowed here: {bounds}.",
  "bad-date": "`{found}` is not a date of the calendar. Write it as 2022-01-31.",
  "bad-id":
    "`{id}` cannot be an id: ids begin with a letter a–z, go on with a–z, 0–9 and _, and have at most 40 characters.",
  "reserved-id": "`{id}` is a word of the language and cannot be an id.",
  "duplicate-id": "`{id}` is the name of {kind} already; {type} needs another one.",
  "too-few-levels": "`{flashpoint}` needs at least two levels.",
  "ladder-too-long": "`{flashpoint}` has more levels than a ladder may have: at most {limit}.",
  "template-name-unbound":
    "Nothing stands for `{name}` here: a template has what it `needs`, and a copy its `$id`.",
  "template-name-in-text":
    "`{name}` cannot stand within a text, where languages would inflect it: let it stand alone, and give the whole text.",
  "template-key-unused": "The template needs `{name}`, but `{name}` does not stand in it.",
  "template-key-unknown": "The template `{template}` does not need `{key}`.",
  "template-key-missing":
    "The template `{template}` needs `{key}`; give it here: `with: { {key}: … }`.",
  "template-of-another-kind": "The template `{name}` is for {kind}; here stands {construct}.",
  "template-cycle": "The template `{name}` uses itself.",
  "template-too-deep": "Templates use one another too deep here: at most {limit} levels.",
  "each-key":
    "`{key}` does not name ids: a key for several is written `a, b`, or `state_1..state_5`.",
  "copies-too-many":
    "Too many copies up to here: templates and keys for several make at most {limit} in a scenario.",
  "copies-too-large":
    "The copies up to here hold too much: at most {limit} mappings, lists and values in a scenario.",
  "links-too-many":
    "Too many links: at most {limit}, with each pair counted that groups stand for.",
  "text-missing": "This text is missing in a declared language: `{language}`.",
  "text-language": "`{language}` is not among the declared languages ({languages}).",
  "text-control":
    "A text must not hold {character}: a character that a terminal or a reader would obey instead of showing it.",
  "text-too-long": "Too long: a text, a name or a comment has at most {limit} characters.",
  "text-too-wide": "{columns} columns wide; a short name has at most {limit}.",
  "unknown-reference": "There is no {kind} `{name}`.",
  "group-empty": "The group `{group}` has no flashpoint in it.",
  "definition-cycle": "The definition `{name}` leads back to itself.",
  "level-of-another-ladder": "`{level}` is a level of `{owner}`, not of `{flashpoint}`.",
  "chance-without-window":
    "A chance needs a number and a window: `{found}` should end in `per day`, `per week`, `per month` or `per year`.",
  "chance-with-window":
    "An event with a date happens once with its chance; `{found}` has a window.",
  "chance-out-of-bounds": "{found} is not possible here: it must lie in {bounds}.",
  "percent-misplaced": "Percent may stand only in chances and shares, not here: `{found}`.",
  "scale-without-number":
    "{outcome} happens or does not: its share is its scale. Leave `scale` out; it is for outcomes that are numbers.",
  "range-reversed": "The range runs backwards: {low} is above {high}.",
  "range-excludes-value": "The range from {low} to {high} does not contain the value {value}.",
  "range-without-number":
    "A range belongs to a plain number, and here is an expression. Name the number under `parameters` with its range.",
  "shares-total": "The shares of `{unknown}` total {total}, not 100 %.",
  "bounds-reversed": "`min` ({min}) is above `max` ({max}).",
  "start-outside-bounds": "The start {start} lies outside the bounds, {min} to {max}.",
  "noise-needs-positive":
    "`lognormal` multiplies, so `{variable}` needs a `min` above 0. Where it may be 0 or less, use `normal` or `uniform`.",
  "start-reads-state": "This is settled before the first step: it may read parameters only.",
  "start-not-whole":
    "{start} is not whole, but the variable holds whole numbers (`integer: true`).",
  "horizon-before-start":
    "The horizon, {horizon}, is before the start, {start}: a run goes forward in time.",
  "horizon-too-near":
    "The horizon, {horizon}, must be at least one whole step after the start, {start}.",
  "horizon-too-far": "{steps} steps are too many: at most {limit}.",
  "date-outside-run": "{date} lies outside the run, which covers {first} to {last}.",
  "event-outside-run":
    "{date} lies outside the run, which covers {first} to {last}: the event never falls due.",
  "date-within-step":
    "{date} lies within a step: what is read is the state of {read}, when a step begins.",
  "duration-not-whole-steps":
    "`{found}` is not a whole number of steps (`step: {unit}`), at least one. The nearest: {nearest}.",
  "step-outside-run": "There is no step {step}: whole numbers from 0 to {last}.",
  "span-reversed": "It ends before it begins: from step {from}, by step {by}.",
  "plan-does-nothing":
    "Nothing comes of the plan `{plan}`: it has no `done` with a `then`, and nothing asks `done` or `underway` of it.",
  "delay-on-level":
    "A rule cannot write the level of `{flashpoint}`, later no more than at once: only events and moves do.",
  "delay-may-overlap":
    "What brings this about may come again within {steps} steps: of two that overlap the first counts, the other comes to nothing.",
  "plan-circle":
    "The plan `{plan}` waits for itself: the plans whose `done` it asks for wait for it.",
  "generated-id-taken":
    "`{id}` is the id of a move that is made of `{of}`; give this one another id.",
  "offer-without-answer":
    "No answer ends the offer `{offer}`: give one of its `answers` `ends: accepted` or `ends: refused`.",
  "offer-to-itself":
    "`{offer}` is an offer of an actor to itself: name another in `to`, or write a move.",
  "offer-hidden":
    "Everybody sees the offer `{offer}`: leave `hidden` out. What nobody is to see is a hidden move.",
  "run-too-large":
    "{steps} steps times {rows} levels and first times are too much to count: at most {limit}. Take a nearer horizon, longer steps or fewer levels.",
  "history-after-end": "{date} is later than {limit}, where the history ends (`until`).",
  "history-before-start": "{date} is earlier than {start}, where runs start. Is the year meant?",
  "history-order":
    "{date} comes after {limit} in the list, but was earlier: keep the dates in order.",
  "target-out-of-range":
    "{found} cannot be met: a target here is {bounds}. What never or always happens belongs in the model, not in a fit.",
  "target-outside-band": "{value} does not lie in its own band, {low} to {high}.",
  "target-band": "{found} is no band: write {wanted}.",
  "target-needs-band":
    "`{outcome}` is a number, and nothing says how far from it is far: give `band: [low, high]`.",
  "target-given-number":
    "`{outcome}` is a number, not yes or no: write a condition, such as `level >= 3`.",
  "target-needs-history":
    "What was believed on a day follows from the history up to it, and this day lies in none: give `history:` up to then.",
  "target-without-forecasts": "`{forecaster}` said nothing on {date}.",
  "judgement-without-because": "`judgement` needs a reason: add `because`.",
  "correlated-alone": "`{group}` is one number alone: name two or more, `of: [a, -b]`.",
  "correlated-share":
    "The shares of an unknown move together already, so `{number}` can be in no group.",
  "correlated-twice": "`{number}` is in the group `{group}` already; a number can be in one.",
  "aim-sign":
    "Text and weight of this aim work against each other: with weight {weight}, what the text asks for costs points.",
  "inject-truth":
    "The inject is stated to be `{truth}`, but what it says holds in {share} of the {runs} sampled runs in which it is given.",
  "inject-never": "This holds in none of {runs} sampled runs: the inject is hardly ever given.",
  "number-without-basis":
    "This number ({path}) has no basis: name a source, or `judgement` with a `because`.",
  "number-without-range": "This number ({path}) has no range: say how far off it might be.",
  "rule-writes-level":
    "A rule may change variables only. `{flashpoint}` moves by its own rules; use a multiplier, a guard or a coupling there.",
  "red-line-binds-nothing":
    "Nothing follows from this red line. Write a mapping with `crossed` and what answers it (`answers`, `then`, `unanswered`).",
  "answer-needs-hazard-policy":
    "Moves of a weight policy answer with `by` only: `chance`, `hazard` and `certain` compete with chances. Give the moves beside `{move}` chances, or write `by: 3`.",
  "answer-multiplies-nothing":
    "`{move}` has no chance of its own that `by` could multiply. Give it one, or answer with `chance: 60% per week`.",
  "policy-mixed":
    "Moves of `{actor}` have chances (`{move}` has), so a weight says nothing: give this one `chance: 7% per week`, `hazard` or `certain: true` too, or take the chances away.",
  "second-resting-move":
    "`{actor}` has a resting move already: only one move without a chance, condition or effects can be made where nothing else is. Give `{move}` a chance, or leave it out.",
  "move-without-chance":
    "Moves of `{actor}` have chances, and `{move}` has none, so its policy never makes it. Give it `chance: 7% per week`, `hazard` or `certain: true`; with `chance: 0% per week` only players make it. (The one that rests has no condition, effects or multipliers.)",
  "rule-goes-nowhere":
    "This rule leads from `{level}` to itself, so it never happens. Only `certain` rules may stay.",
  "held-above-start":
    "`{level}` is worse than the starting level `{start}`: it cannot have held already.",
  "shift-not-whole": "A level shifts by whole rungs, such as +1 or -1: not `{found}`.",
  "expressions-too-large":
    "With their definitions copied in, the expressions of this scenario have more than {limit} parts up to here. Hold in a variable what many of them share.",
  "integer-not-whole":
    "`{variable}` holds whole numbers, and this may have a fraction: wrap it in round(…), floor(…) or ceil(…).",
  "threshold-by-rounding":
    "Rounding decides here: `{variable}` is {sum} after {step} steps, not {limit}. Put the threshold between two of its values, or count whole numbers (`integer: true`) in a smaller unit.",
  "hidden-leak":
    "`{target}` is seen by everyone and must not depend on `{read}`, which is hidden: what is hidden may show only through chances. A variable may be hidden too (`hidden: true`); else let a chance depend on `{read}` (`times` of a rule or an event: `when` it, `by` a factor) and read what comes of it.",
  "fragment-key": "`{key}` belongs in the main file; an included file has sections only.",
  "set-unknown": "`{path}` is not a number of this scenario.",
  "set-not-a-number": "`{path}` can be set to a number only, such as 2%, 0.02 or 1.5.",
  "set-outside-range":
    "{value} is outside the range of `{path}`; the range is widened to contain it.",
  "too-many": "… and {left} more. Mend the first ones and look again.",
  "too-many-warnings": "… and {left} more warnings.",
};

/** The other words of a report. */
export const frame = {
  error: "error",
  warning: "warning",
  suggestion: "Did you mean `{text}`?",
  "first-defined-here": "first defined here",
} as const;
