/**
 * One answer for each kind of a discriminated union. A table that lacks a kind does not compile, and
 * none can hide behind a default: whoever adds a kind is told every place that has to know of it.
 */

/** The members of a union that may have this kind. */
export type OfKind<T extends { readonly kind: string }, K extends T["kind"]> = T & {
  readonly kind: K;
};

/** What is done with each kind: `K` narrows the node, everything else is handed on as it is. */
export type ByKind<T extends { readonly kind: string }, Rest extends readonly unknown[], Result> = {
  readonly [K in T["kind"]]: (node: OfKind<T, K>, ...rest: Rest) => Result;
};

/** The entry of a table for a node, which takes that very node. */
export function entryFor<
  T extends { readonly kind: string },
  Rest extends readonly unknown[],
  Result,
>(table: ByKind<T, Rest, Result>, node: T): (node: T, ...rest: Rest) => Result {
  const kind: T["kind"] = node.kind;
  return table[kind];
}
