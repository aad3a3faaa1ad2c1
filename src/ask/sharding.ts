/** How a batch is shared out over machines: its plan, made and checked, and shards of it run. */

import { resolve } from "node:path";
import { findResults } from "../app/batch/folder.ts";
import { checkScenario } from "../app/read.ts";
import { jobIdOf } from "../batch/identity.ts";
import { layoutOf } from "../batch/layout.ts";
import {
  CANARY_RUNS,
  MOST_SHARDS,
  shardRange,
  type Plan,
  type Sharding,
  type SourceText,
} from "../batch/manifest.ts";
import { missingRanges, type RunRange } from "../batch/plan.ts";
import { absorbTally, emptyTally, type Tally } from "../batch/tally.ts";
import { digestOf } from "../batch/tally-json.ts";
import { keyOfSeed } from "../random/seed.ts";
import type { Asking, Subject, SubjectValues } from "./asking.ts";
import { BatchKeeper } from "./batch-keeper.ts";
import { faultyResult, openPlan, planIn, type BatchOrder } from "./batch-order.ts";
import { ScenarioFaults, Skew } from "./refusal.ts";
import type { Watched } from "./watch.ts";

/** Seconds that a shard takes one core, where nobody says how large shards are. */
const SHARD_SECONDS = 30;

/** What the first runs come to here, and how many this machine makes in a second on one core. */
function singCanary({ engine, program, parameters, identity }: Subject): {
  readonly canary: string;
  readonly rate: number;
} {
  const prepared = engine.prepare(program);
  const key = keyOfSeed(identity.seed);
  const canary = digestOf(prepared.tally(parameters, key, 0, CANARY_RUNS));
  const began = performance.now();
  prepared.tally(parameters, key, CANARY_RUNS, CANARY_RUNS);
  return { canary, rate: (CANARY_RUNS * 1000) / Math.max(1, performance.now() - began) };
}

/** The batch as machines can share it. @param shardRuns as asked for; by this machine's pace where it is not */
export function shared(
  order: BatchOrder,
  shardRuns: number | undefined,
  asking: Asking,
): BatchOrder & { readonly sharding: Sharding } {
  const { subject, document } = order;
  const { canary, rate } = singCanary(subject);
  const paced = Number((rate * SHARD_SECONDS).toPrecision(1));
  const least = Math.ceil(document.runs / MOST_SHARDS);
  if (shardRuns !== undefined && shardRuns < least)
    return asking.refuse(asking.say("plan.shards", { most: MOST_SHARDS, least }));
  const size = shardRuns ?? Math.max(least, Math.min(paced, document.runs));
  return { ...order, sharding: { shardRuns: size, canary, sources: sourcesOf(order, asking) } };
}

/** The files of a scenario that is not on every machine. */
function sourcesOf({ subject, document }: BatchOrder, asking: Asking): readonly SourceText[] {
  const { file } = subject;
  if (file.shipped) return [];
  const checked = checkScenario(file, asking.surroundings.folder, document.set, {}, false);
  // It was sound a moment ago.
  if (checked.kind === "faulty") throw new ScenarioFaults(checked.diagnostics);
  return checked.checked.files.map(({ text }, index) => ({
    name: checked.names[index] ?? "",
    text,
  }));
}

/** A plan that is shared out, opened and found to count alike here. */
export interface SharedPlan {
  readonly plan: Plan & { readonly sharding: Sharding };
  readonly subject: Subject;
  readonly job: string;
}

/**
 * Opens a shared plan. @param named where it is, as the user wrote it
 * @throws what `openPlan` does, Skew where this machine counts otherwise than the one that planned
 */
export function openShared(
  plan: Plan,
  named: string,
  asked: Pick<SubjectValues, "workers" | "quiet">,
  asking: Asking,
): SharedPlan {
  const { say } = asking;
  const { sharding } = plan;
  if (sharding === undefined) return asking.refuse(say("plan.unshared", { folder: named }));
  const subject = openPlan(plan, named, asked, asking);
  if (singCanary(subject).canary !== sharding.canary)
    throw new Skew(say("batch.folder-skew", { folder: named, what: say("batch.skew.canary") }));
  return { plan: { ...plan, sharding }, subject, job: jobIdOf(subject.identity) };
}

/** Runs shards of the plan in a folder, as far as they are not done, and puts their results there. */
export async function runShards(
  named: string,
  indices: (shards: number) => readonly number[],
  asked: Pick<SubjectValues, "workers" | "quiet">,
  asking: Asking,
): Promise<{ readonly opened: SharedPlan; readonly watched: Watched<Tally> | undefined }> {
  const folder = resolve(asking.surroundings.folder, named);
  const opened = openShared(planIn(named, asking), named, asked, asking);
  const { plan, subject, job } = opened;
  const { order, sharding } = plan;
  const found = findResults([folder], job);
  if ("kind" in found) throw faultyResult(found, asking);
  const done = found.chosen.map(({ range }) => range);
  const count = Math.ceil(order.runs / sharding.shardRuns);
  const only = indices(count).flatMap((index): readonly RunRange[] =>
    missingRanges(shardRange(order.runs, sharding, index), done),
  );
  if (only.length === 0) return { opened, watched: undefined };
  const keeper = new BatchKeeper(subject.identity, only);
  try {
    const watched = await asking.share<Tally>(
      subject,
      { ...asked, scenario: order.file, set: order.set },
      {
        ...{ runs: order.runs, only },
        ask: (pool, range) => pool.count(range),
        merge: absorbTally,
        before: { done: [], part: emptyTally(layoutOf(subject.program)) },
        keep: (range, counted) => {
          keeper.take(range, counted);
          keeper.writeWhole(folder);
          return undefined;
        },
      },
      { keeps: true },
    );
    return { opened, watched };
  } finally {
    // Of what was stopped in between, what is done is kept too.
    keeper.write(folder);
  }
}
