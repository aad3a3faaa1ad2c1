/** `brink check --base-rates`: the rates that a scenario's runs imply, held against published ones. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { audit as auditKind, auditAnswer, type AuditAnswer } from "../answer/audit.ts";
import { scenariosFolder } from "../app/paths.ts";
import { invariant } from "../base/invariant.ts";
import { tellAudit } from "../story/audit.ts";
import type { Naming } from "../story/naming.ts";
import { audit } from "../study/audit.ts";
import { MEASURES } from "../study/base-rates.ts";
import { staleFits } from "../study/provenance.ts";
import type { PublishedRate } from "../study/published-rates.ts";
import { elapsedSince, type Asking } from "./asking.ts";
import { auditOptions, checkFlags } from "./check-options.ts";
import { restsOn } from "./rests.ts";
import { question, type Asked, type Question } from "./question.ts";
import { told } from "./told.ts";

/** The audit as a kind of answer. */
const audited = told<typeof auditKind.schema, AuditAnswer>("audit", auditKind, tellAudit);

/** Published rates and where they come from. */
export interface Published {
  readonly sources: Readonly<
    Record<string, { readonly ref: string; readonly text: Readonly<Record<string, string>> }>
  >;
  readonly rates: readonly PublishedRate[];
}

/** The published rates that ship. */
export function publishedRates(): Published {
  const file = join(scenariosFolder, "published", "base-rates.json");
  const read = JSON.parse(readFileSync(file, "utf8")) as Published;
  for (const { id, measure, source } of read.rates) {
    invariant(MEASURES.includes(measure) && source in read.sources, `published rate ${id}`);
  }
  return read;
}

/** Runs that telling what the variance rests on may take, of one that shows a whole path. */
const RUNS_EACH = 64;

const { baseRates } = checkFlags;

async function askAudit(
  asked: Asked<typeof auditOptions>,
  asking: Asking,
): Promise<{ readonly answer: AuditAnswer; readonly naming: Naming }> {
  const began = performance.now();
  const { runs, quiet } = asked;
  const set = {};
  const subject = asking.open({ ...asked, set, engine: "interpreter" });
  const { model, identity, engine, naming } = subject;
  const { sources, rates: published } = publishedRates();
  const plan = { runs, seed: identity.seed, published };
  const result = await asking.follow(audit(model, plan), { quiet }, (done) =>
    asking.say("batch.progress-begin", { done, total: runs }),
  );
  const rests = await restsOn(asking, subject, { ...asked, set }, RUNS_EACH * runs);
  const answer = auditAnswer(result, {
    ...{ stale: staleFits(model, identity.scenarioHash), rests },
    ...{ identity, engine: engine.name, set },
    replay: asking.replay("check", { baseRates, ...auditOptions }, subject, {
      ...asked,
      baseRates: true,
    }),
    citations: Object.fromEntries(Object.entries(sources).map(([id, { ref }]) => [id, ref])),
    reasons: new Map(
      (model.baseRates?.departures ?? []).map(({ rate, because }) => [rate, because] as const),
    ),
    elapsed: elapsedSince(began),
  });
  return { answer, naming };
}

/** As programs ask it; at the command line it is a part of `brink check`. */
export const auditQuestion: Question<typeof auditOptions, AuditAnswer> = question({
  name: "audit",
  about: "help.base-rates",
  options: auditOptions,
  examples: [],
  answers: [audited],
  ask: async (asked, asking) => {
    const found = await askAudit(asked, asking);
    return { told: audited, ...found, end: "complete" };
  },
});
