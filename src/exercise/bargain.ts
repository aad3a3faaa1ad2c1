/**
 * What a text is worth to those at the table: totals, who would sign, the Nash product as a benchmark,
 * and the roll of ratification, which belongs to the sealed world.
 */

import { keyOfSeed } from "../random/seed.ts";
import { siteOf } from "../random/site.ts";
import { luckOf } from "../random/stream.ts";
import type { Exercise, Role } from "./model.ts";
import type { Issue } from "./decision.ts";

/** One option of every issue: option id by issue id. */
export type DraftText = Readonly<Record<string, string>>;

/** A text as one role sees it. */
export interface RoleVerdict {
  readonly role: string;
  /** Sum of what its options are worth to the role; options it does not value count 0. */
  readonly worth: number;
  /** What it gains over walking out: worth − reserve. */
  readonly surplus: number;
  readonly signer: boolean;
}

/** What becomes of a text. */
export interface TextVerdict {
  readonly roles: readonly RoleVerdict[];
  /** Every signer gains or loses nothing. */
  readonly acceptable: boolean;
  /** Product of the signers' surpluses; 0 where anyone loses (Nash, Econometrica 18, 1950). */
  readonly nashProduct: number;
}

/** Judges a text by the private numbers of the roles. Issues without an option count nothing. */
export function judgeText(exercise: Exercise, text: DraftText): TextVerdict {
  const signers = new Set(exercise.agreement?.signers ?? []);
  const roles = exercise.roles
    .filter(({ worth }) => worth.length > 0)
    .map((role): RoleVerdict => {
      const worth = worthTo(role, text);
      const surplus = worth - (role.reserve ?? 0);
      return { role: role.id, worth, surplus, signer: signers.has(role.id) };
    });
  const surpluses = roles.filter(({ signer }) => signer).map(({ surplus }) => surplus);
  const acceptable = surpluses.length > 0 && surpluses.every((surplus) => surplus >= 0);
  return {
    roles,
    acceptable,
    nashProduct: acceptable ? surpluses.reduce((product, surplus) => product * surplus, 1) : 0,
  };
}

function worthTo({ worth }: Role, text: DraftText): number {
  return Object.entries(text).reduce((sum, [issue, option]) => {
    const value = worth.find(({ id }) => id === `${issue}.${option}`)?.value ?? 0;
    return sum + value;
  }, 0);
}

/** Most texts that are tried in the search for the benchmark. */
const MOST_TEXTS = 100_000;

/**
 * The acceptable text with the greatest Nash product (the first such one in the file's order), and how
 * many texts all signers could accept. `undefined`: there are too many texts, or nothing to sign.
 */
export function benchmark(
  exercise: Exercise,
):
  { readonly best?: DraftText; readonly product: number; readonly acceptable: number } | undefined {
  const { issues } = exercise;
  const texts = issues.reduce((count, { options }) => count * options.length, 1);
  if (issues.length === 0 || texts > MOST_TEXTS) return undefined;
  let best: DraftText | undefined;
  let product = 0;
  let acceptable = 0;
  for (const text of everyText(issues)) {
    const verdict = judgeText(exercise, text);
    if (!verdict.acceptable) continue;
    acceptable++;
    if (best === undefined || verdict.nashProduct > product) {
      best = text;
      product = verdict.nashProduct;
    }
  }
  return { ...(best === undefined ? {} : { best }), product, acceptable };
}

function* everyText(issues: readonly Issue[]): Generator<DraftText> {
  const [issue, ...rest] = issues;
  if (issue === undefined) {
    yield {};
    return;
  }
  for (const option of issue.options) {
    for (const text of everyText(rest)) yield { [issue.id]: option.id, ...text };
  }
}

/** Whether a signed text survives at home in the sealed world; without a chance given, it does. */
export function isRatified({ agreement }: Exercise, seed: string, run: number): boolean {
  const chance = agreement?.ratified ?? 1;
  return luckOf(keyOfSeed(`${seed}/ratification`), run)(siteOf("ratification"), 0) < chance;
}
