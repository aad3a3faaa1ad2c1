/** `--ensemble`: numbers drawn together, as `brink fit` wrote them. */

import { observedFile } from "../app/files.ts";
import { membersOf, readEnsemble } from "../study/fit/ensemble.ts";
import { inputsOf } from "../study/inputs.ts";
import type { Asking, Subject } from "./asking.ts";

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
  const found = observedFile(file, asking.surroundings.folder);
  const ensemble = found === undefined ? undefined : readEnsemble(found.text);
  if (ensemble === undefined) {
    const reason = say(found === undefined ? "ensemble.fault.missing" : "ensemble.fault.shape");
    return asking.refuse(say("ensemble.fault", { file, reason }));
  }
  const members = membersOf(ensemble, parameters, inputsOf(program, model.parameters, set));
  if (!("kind" in members)) return members;
  return asking.refuse(say(`ensemble.${members.kind}`, { file, id: members.id, scenario }));
}
