/** From what a user asked of `brink paths` to a question that can be worked on, or what is wrong with it. */

import { suggest } from "../../base/suggest.ts";
import { at } from "../../base/invariant.ts";
import type { InputRange } from "../../batch/inputs.ts";
import type { Overrides } from "../../batch/overrides.ts";
import type { Speech } from "../../i18n/catalog.ts";
import { happeningsOf, keyOf, tellingHappenings, type Happening } from "../../ir/watch.ts";
import type { Model } from "../../scenario/model.ts";
import { rangesOf } from "../../study/inputs.ts";
import { DEFAULT_RUNS, refuseFaulty, type Refusal } from "../batch/order.ts";
import { readScenarioFile, type SoundScenario } from "../read.ts";

/** The parts of the answer. */
export const pathSections = ["orders", "removals", "boxes"] as const;

/** One of them. */
export type PathSection = (typeof pathSections)[number];

/** What a user may ask of `brink paths`. */
export interface PathsRequest {
  /** Id or path. */
  readonly scenario: string;
  /** Id of an outcome, or a condition. */
  readonly outcome?: string;
  readonly runs?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly set?: Overrides;
  /** Most happenings of an order, and how many kinds of them are followed. */
  readonly depth?: number;
  readonly signs?: number;
  /** Flashpoints, levels (`flashpoint.level`), events and moves (`actor.move`) to follow instead. */
  readonly follow?: readonly string[];
  /** Share of runs that still turn, below which an exit is past. */
  readonly exit?: number;
  /** Least share of the positive cases that the box covers. */
  readonly coverage?: number;
  /** All parts if empty. */
  readonly only?: readonly PathSection[];
  readonly quiet?: boolean;
  readonly format?: "text" | "json" | "csv";
}

/** How much of each kind of work is done. */
export interface PathsRuns {
  /** For the orders. */
  readonly runs: number;
  /** To choose the signs by. */
  readonly pilot: number;
  /** Of each part in the screening, and of each leader after it. */
  readonly screening: number;
  readonly cases: number;
}

/** A question that can be worked on. */
export interface PathsQuestion {
  readonly kind: "question";
  readonly scenario: SoundScenario;
  /** Id of the outcome, and its index in the program. */
  readonly target: string;
  readonly index: number;
  readonly timed: boolean;
  /** As asked. */
  readonly asked: string;
  readonly set: Overrides;
  readonly sections: readonly PathSection[];
  readonly counts: PathsRuns;
  readonly depth: number;
  readonly signs: number;
  /** What may be followed; chosen from where `followed` is false. */
  readonly candidates: readonly Happening[];
  readonly followed: boolean;
  readonly exit: number;
  readonly coverage: number;
  /** Numbers with a range that were not set. */
  readonly inputs: readonly InputRange[];
}

const DEFAULT_DEPTH = 5;
const DEFAULT_SIGNS = 6;
const HALF = 0.5;

/** With some hundreds of inputs so many cases take less than a gigabyte. */
const MOST_CASES = 40_000;

/** Reads the scenario and checks the request. @param folder the user's folder */
export function readQuestion(
  request: PathsRequest,
  folder: string,
  say: Speech,
): PathsQuestion | Refusal {
  const { outcome } = request;
  if (outcome === undefined || outcome.trim() === "") {
    return { kind: "usage", message: say("paths.no-outcome") };
  }
  const entries = Object.entries(request.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.fromEntries(entries);
  const scenario = readScenarioFile(request.scenario, folder, set, false, {
    questions: [{ option: "--outcome", form: "ever", text: outcome }],
  });
  if (scenario.kind === "faulty") {
    return refuseFaulty(scenario, request, folder, say);
  }
  const { program, model, answers } = scenario;
  const condition = at(answers, 0);
  const { id, type } = at(program.outcomes, condition);
  if (type === "number") return { kind: "usage", message: say("paths.number", { id }) };
  const followed = followedBy(model, request.follow ?? [], say);
  if ("kind" in followed) return followed;
  const runs = request.runs ?? 2 * DEFAULT_RUNS;
  const wanted = request.only ?? [];
  return {
    kind: "question",
    scenario,
    target: id,
    index: condition,
    timed: type === "time",
    asked: outcome.trim(),
    set,
    sections: pathSections.filter((section) => wanted.length === 0 || wanted.includes(section)),
    counts: {
      runs,
      pilot: Math.max(500, Math.ceil(runs / 4)),
      screening: Math.max(200, Math.ceil(runs / 10)),
      cases: Math.min(MOST_CASES, Math.max(500, Math.ceil(runs / 2))),
    },
    depth: request.depth ?? DEFAULT_DEPTH,
    signs: request.signs ?? DEFAULT_SIGNS,
    candidates: followed.happenings ?? tellingHappenings(model),
    followed: followed.happenings !== undefined,
    exit: request.exit ?? HALF,
    coverage: request.coverage ?? HALF,
    inputs: rangesOf(program, model.parameters, set),
  };
}

function followedBy(
  model: Model,
  names: readonly string[],
  say: Speech,
): { readonly happenings?: readonly Happening[] } | Refusal {
  if (names.length === 0) return {};
  const all = happeningsOf(model);
  const keysOf = (happening: Happening): string[] => [
    keyOf(happening),
    ...(happening.kind === "level" ? [happening.flashpoint] : []),
  ];
  const keys = new Set(all.flatMap(keysOf));
  const unknown = names.find((name) => !keys.has(name));
  if (unknown !== undefined) {
    const near = suggest(unknown, keys);
    const hint = near === undefined ? "" : ` ${say("usage.did-you-mean", { name: near })}`;
    return { kind: "usage", message: `${say("paths.no-sign", { name: unknown })}${hint}` };
  }
  const happenings = all.filter((happening) =>
    keysOf(happening).some((key) => names.includes(key)),
  );
  return { happenings };
}
