/** A flashpoint's short name fits the narrow tables that it is for. */

import { diagnose } from "../../source/catalog.ts";
import { columnsOf } from "../../source/columns.ts";
import { childOf, entriesOf } from "../yaml/tree.ts";
import type { Rule } from "./rule.ts";

/** Most columns of a short name. */
export const maximumColumns = 14;

/** Reports `text-too-wide`. */
export const shortNamesFit: Rule = ({ tree, report }) => {
  for (const { value } of entriesOf(childOf(tree, "flashpoints"))) {
    const short = childOf(value, "short");
    const texts =
      short?.kind === "mapping"
        ? short.entries.map((entry) => entry.value)
        : short === undefined
          ? []
          : [short];
    for (const text of texts) {
      const columns = text.kind === "scalar" ? columnsOf(text.text) : 0;
      if (columns > maximumColumns)
        report(diagnose("text-too-wide", text.span, { columns, limit: maximumColumns }));
    }
  }
};
