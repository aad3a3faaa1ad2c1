/** News in words. */

import type { Headline } from "../view/play/headlines.ts";

/** One headline. */
export function headlineText({ date, culprit, text, change }: Headline): string {
  const who = culprit === "" ? "" : `[${culprit}] `;
  return `${date}: ${who}${text}${change === "" ? "" : ` (${change})`}`;
}
