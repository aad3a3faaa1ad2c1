/** A question about one outcome that names none: the answer is what it could name. */

import { textIn } from "../i18n/text.ts";
import type { Asking } from "./asking.ts";

/** Says what can be asked about. @throws UsageFault */
export function refuseWithout(asked: Parameters<Asking["open"]>[0], asking: Asking): never {
  const { model, program } = asking.open(asked);
  const { say, style } = asking;
  const lines = program.outcomes
    .filter(({ type }) => type !== "number")
    .map(({ id }) => {
      const title = model.outcomes.find((one) => one.id === id)?.title;
      return `  --outcome ${id}  ${textIn(title, style.language)}`.trimEnd();
    });
  return asking.refuse([say("paths.no-outcome"), ...lines].join("\n"));
}
