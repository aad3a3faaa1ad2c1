/** Parts of `docs/` that the calibration and the claims write: tables between two marks. */

import { format } from "prettier";
import { expectGoldenPart } from "../config/golden.ts";
import type { Share } from "./counts.ts";

/** Compares the part of a page with the text; see `expectGoldenPart`. */
export async function inDocs(page: string, part: string, text: string): Promise<void> {
  await expectGoldenPart(
    `docs/${page}.md`,
    { opening: `<!-- ${part}: begin -->`, closing: `<!-- ${part}: end -->` },
    (await format(text, { parser: "markdown", printWidth: 100, proseWrap: "preserve" })).trim(),
  );
}

/** As Markdown; what is between bars may be anything but a bar. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A share in per cent, to three digits. */
export function percent(value: number): string {
  return `${(100 * value).toFixed(value < 0.1 ? 2 : 1)} %`;
}

/** Its interval. */
export function interval({ low, high }: Pick<Share, "low" | "high">): string {
  return `${percent(low)} to ${percent(high)}`;
}
