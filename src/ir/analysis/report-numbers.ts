/** What is reported of numbers: those with which no run can go on. */

import { at } from "../../base/invariant.ts";
import { analysisCatalog, type AnalysisCode } from "../../source/catalog-analysis.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { Root } from "../expression.ts";
import type { Program, ProgramBase, ProgramEffect } from "../program.ts";
import type { Findings } from "./findings.ts";
import { isNever } from "./interval.ts";

/** What fills the holes of the message of `Code`. */
type Fill<Code extends AnalysisCode> = Readonly<
  Record<(typeof analysisCatalog)[Code]["arguments"][number], string | number>
>;

/** Greatest hazard per step that a run goes on with. */
const MOST_HAZARD = 1e6;

/** Collects diagnostics. */
export class NumberReport {
  readonly diagnostics: Diagnostic[] = [];
  /** Whether a condition or a number has not been looked at yet. */
  unseen = false;
  readonly #program: Program;
  readonly #findings: Findings;

  constructor(program: Program, findings: Findings) {
    this.#program = program;
    this.#findings = findings;
  }

  add<Code extends AnalysisCode>(code: Code, span: Span, fill: Fill<Code>): void {
    const { severity } = analysisCatalog[code];
    this.diagnostics.push({ code, severity, span, arguments: fill });
  }

  valuesOf(root: object): ReturnType<Findings["valuesOf"]> {
    const values = this.#findings.valuesOf(root);
    if (values === undefined) this.unseen = true;
    return values;
  }

  set(effect: ProgramEffect & { readonly target: "variable" }): void {
    const values = this.valuesOf(effect.value);
    const { id, min, max } = at(this.#program.variables, effect.variable);
    if (values === undefined || isNever(values)) return;
    if (values.low <= max && values.high >= min) return;
    const value = values.low > max ? values.low : values.high;
    this.add("set-outside-bounds", this.spanOf(effect.value), { variable: id, value, min, max });
  }

  base(base: ProgramBase, path: string, multiplied: boolean): void {
    if (base.kind === "hazard") this.hazard(base.hazard, `${path}.hazard`, multiplied);
    else this.chance(base.probability, path, 1 - Number.EPSILON / 2);
  }

  /** A chance that is above `most` or below 0 wherever it is asked. */
  chance(root: Root, path: string, most: number): void {
    if (this.finite(root, `${path}.chance`)) return;
    const values = this.valuesOf(root);
    if (values === undefined) return;
    if (values.low > most || values.high < 0) {
      const value = values.low > most ? values.low : values.high;
      this.add("chance-never-valid", this.spanOf(root), { path: `${path}.chance`, value });
    }
  }

  /** A number that is not finite wherever it is asked. @returns whether that was reported */
  finite(root: Pick<Root, "place">, path: string): boolean {
    const values = this.valuesOf(root);
    if (values === undefined || !isNever(values)) return false;
    this.add("never-finite", this.spanOf(root), { path });
    return true;
  }

  hazard(root: Root, path: string, multiplied: boolean): void {
    this.amount(root, path);
    const values = this.valuesOf(root);
    // Factors may bring it down again.
    if (values === undefined || isNever(values) || multiplied || values.low <= MOST_HAZARD) return;
    this.add("hazard-never-valid", this.spanOf(root), { path, value: values.low });
  }

  /** A hazard, weight or factor that is negative wherever it is asked. */
  amount(root: Root, path: string): void {
    if (this.finite(root, path)) return;
    const values = this.valuesOf(root);
    if (values === undefined || values.high >= 0) return;
    this.add("amount-never-valid", this.spanOf(root), { path, value: values.high });
  }

  spanOf(root: Pick<Root, "place">): Span {
    return at(this.#program.places, root.place).span;
  }
}
