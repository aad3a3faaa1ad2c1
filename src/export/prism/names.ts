/**
 * Identifiers of an emitted model: those of the scenario where PRISM allows them, each thing its own.
 * A name that is taken or that PRISM keeps for itself gets a number behind it.
 */

/** Words of the language (keyword tokens and functions), and names that every emitted model uses. */
const reserved: readonly string[] = (
  "A bool clock const ctmc C double dtmc E endinit endinvariant endmodule endobservables endrewards " +
  "endsystem false formula filter func F global G init invariant I int label max mdp min module " +
  "nondeterministic observable observables of Pmax Pmin P pomdp popta probabilistic prob pta rate " +
  "rewards Rmax Rmin R S smg player endplayer stochastic system true U W X floor ceil round pow mod " +
  "log multi t phase over euler days k transitions_per_step initial_transitions steps scenario"
).split(" ");

/** Hands out identifiers. */
export class Names {
  readonly #taken = new Set<string>(reserved);

  /** A new identifier made of these parts. */
  take(...parts: readonly string[]): string {
    const wanted = parts.join("_").replaceAll(/[^A-Za-z0-9_]/gu, "_");
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${wanted}_${String(number)}`;
    this.#taken.add(name);
    return name;
  }
}
