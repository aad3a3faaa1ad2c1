/** `--ensemble`: numbers drawn together, as `brink fit` wrote them, and what is believed at each. */

import { withoutText } from "../app/batch/job.ts";
import { at } from "../base/invariant.ts";
import type { AsOf, AsOfOrder } from "../belief/as-of.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { membersOf, readEnsemble } from "../study/fit/ensemble.ts";
import { inputsOf } from "../study/inputs.ts";
import type { Asking, Subject, SubjectValues } from "./asking.ts";
import { readNamed } from "./named-file.ts";
import type { Watched } from "./watch.ts";
import { sweep } from "./sweep.ts";

/**
 * The members of an ensemble, each as all parameters of the scenario; undefined where none is asked for.
 * @throws UsageFault where the file holds none, or one of another scenario's numbers
 */
export function askedEnsemble(
  {
    ensemble: file,
    set,
  }: { readonly ensemble: string | undefined; readonly set: Readonly<Record<string, string>> },
  { program, model, parameters, file: { argument: scenario } }: Subject,
  asking: Asking,
): readonly (readonly number[])[] | undefined {
  if (file === undefined) return undefined;
  const { say } = asking;
  if (Object.keys(set).length > 0) return asking.refuse(say("ensemble.with-set"));
  const ensemble = readEnsemble(readNamed(asking, file).text);
  if (ensemble === undefined) return asking.refuse(say("ensemble.fault", { file }));
  const members = membersOf(ensemble, parameters, inputsOf(program, model.parameters, set));
  if (!("kind" in members)) return members;
  return asking.refuse(say(`ensemble.${members.kind}`, { file, id: members.id, scenario }));
}

/** What the members of an ensemble believe. */
export interface MembersBelieve {
  readonly members: readonly AsOf[];
  /** Members at whose numbers what was seen cannot be, or no run begins. */
  readonly left: number;
  readonly end: Watched<unknown>["end"];
}

/**
 * What is believed at the ends of days, at each member, with luck of its own; Ctrl-C keeps those that are done.
 * @param program whose outcomes are asked for
 */
export async function believeMembers(
  asking: Asking,
  subject: Subject,
  asked: SubjectValues & { readonly particles: number; readonly runs: number },
  {
    members,
    program,
    order,
  }: {
    readonly members: readonly (readonly number[])[];
    readonly program: Program;
    readonly order: AsOfOrder;
  },
): Promise<MembersBelieve> {
  const { particles, runs } = asked;
  const { results, end } = await sweep(asking, subject, asked, {
    ...{ pieces: members.length, pieceRuns: 1, unit: "members" },
    job: { asOf: { program: withoutText(program), order } },
    taskOf: (member) => ({
      ...{ parameters: at(members, member), particles, runs },
      key: keyOfSeed(`${subject.identity.seed}/member/${String(member)}`),
    }),
    ask: (pool, tasks) => pool.asOf(tasks),
    read: (_, found) => found,
  });
  const followed = results.filter((one): one is AsOf => !("kind" in one));
  return { members: followed, left: results.length - followed.length, end };
}
