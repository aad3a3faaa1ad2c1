/** A question about one outcome that names none: the answer is what it could name. */

import { outcomeTitle } from "../story/naming.ts";
import type { Asking } from "./asking.ts";

/** Says what can be asked about. @throws UsageFault */
export function refuseWithout(asked: Parameters<Asking["open"]>[0], asking: Asking): never {
  const { model, program, naming } = asking.open(asked);
  const { say } = asking;
  const lines = program.outcomes
    .filter(({ type }) => type !== "number")
    .map(({ id }) => {
      const outcome = model.outcomes.find((one) => one.id === id);
      const title = outcome === undefined ? "" : outcomeTitle(naming, outcome);
      return `  --outcome ${id}  ${title}`.trimEnd();
    });
  return asking.refuse([say("paths.no-outcome"), ...lines].join("\n"));
}
