/** Conditions on standing offers: `meetings == accepted`. */

import { suggest } from "../../base/suggest.ts";
import type { Span } from "../../source/span.ts";
import { offerNumber, offerStates, type OfferState } from "../offer.ts";
import { nameOf, quoteNode, type Checking } from "./checking.ts";
import type { Comparison, Expression } from "./expression.ts";
import { rangeOf, type Syntax } from "./syntax.ts";

/** That an offer is, or is not, in a state. */
export function stateExpression(
  offer: string,
  comparison: "==" | "!=",
  state: OfferState,
  span: Span,
): Expression {
  const left: Expression = { kind: "variable", variable: offer as never, span };
  const right: Expression = { kind: "number", value: offerNumber(state), span };
  return { kind: "compare", comparison, left, right, state, span };
}

/** That an offer is neither open nor accepted. */
export function mayBeMade(offer: string, span: Span): Expression {
  const left = stateExpression(offer, "!=", "open", span);
  return { kind: "and", left, right: stateExpression(offer, "!=", "accepted", span), span };
}

/** Checks an offer against what stands opposite it; undefined after a fault. */
export function checkOffer(
  checking: Checking,
  node: Syntax,
  offer: string,
  other: Syntax,
  comparison: Comparison,
  span: Span,
): Expression | undefined {
  const { faults, tokens } = checking;
  const name = nameOf(other);
  const state = offerStates.find((one) => one === name);
  if (state === undefined) {
    const fill = {
      value: quoteNode(checking, other),
      name: offer,
      known: offerStates.join(", "),
    };
    const suggestion = name === undefined ? "open" : suggest(name, offerStates);
    faults.report("expression-offer-state", rangeOf(other, tokens), fill, suggestion);
    return undefined;
  }
  if (comparison === "==" || comparison === "!=") {
    return stateExpression(offer, comparison, state, span);
  }
  const fill = { operator: comparison, name: offer };
  faults.report("expression-offer-order", rangeOf(node, tokens), fill, `${offer} == ${state}`);
  return undefined;
}
