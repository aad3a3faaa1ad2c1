/** Addressed luck: where an engine gets its uniforms from. */

/**
 * The uniform in [0, 1) with 53 bits that belongs to a site in a step of one run. Pure: the same
 * address gives the same number, whatever was asked before.
 *
 * @param site unsigned 32-bit number of the place that draws (`Program…site`)
 * @param step t ≥ 0; draws at the start of a run (unknowns) use 0
 */
export type Luck = (site: number, step: number) => number;
