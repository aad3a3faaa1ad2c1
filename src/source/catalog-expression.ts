/**
 * Codes of faults inside expressions: severity and the holes of their messages. The messages are in
 * `diagnostics-expression.ts` of every language.
 */

/** Severity and arguments by code. */
export const expressionCatalog = {
  // Also of keys: what the edition of the file does not have yet.
  "edition-needed": { severity: "error", arguments: ["what", "edition"] },
  "expression-empty": { severity: "error", arguments: [] },
  "expression-too-long": { severity: "error", arguments: ["length", "limit"] },
  "expression-too-deep": { severity: "error", arguments: ["limit"] },
  "expression-too-many": { severity: "error", arguments: ["limit"] },
  "expression-too-large": {
    severity: "error",
    arguments: ["size", "depth", "maximumSize", "maximumDepth"],
  },
  "expression-character": { severity: "error", arguments: ["character"] },
  "expression-number": { severity: "error", arguments: ["text"] },
  "expression-number-infinite": { severity: "error", arguments: ["text"] },
  "expression-percent": { severity: "error", arguments: ["text"] },
  "expression-operator": { severity: "error", arguments: ["operator"] },
  "expression-operator-expected": { severity: "error", arguments: ["text"] },
  "expression-operand-expected": { severity: "error", arguments: ["text"] },
  "expression-unfinished": { severity: "error", arguments: ["text"] },
  "expression-implicit-multiplication": { severity: "error", arguments: ["text"] },
  "expression-plus-sign": { severity: "error", arguments: [] },
  "expression-parenthesis-unclosed": { severity: "error", arguments: [] },
  "expression-parenthesis-unopened": { severity: "error", arguments: [] },
  "expression-comma": { severity: "error", arguments: [] },
  "expression-colon": { severity: "error", arguments: [] },
  "expression-conditional-unfinished": { severity: "error", arguments: [] },
  "expression-conditional-nested": { severity: "error", arguments: [] },
  "expression-not-comparison": { severity: "error", arguments: [] },
  "expression-chain": { severity: "error", arguments: [] },
  "expression-string": { severity: "error", arguments: ["text"] },
  "expression-syntax": { severity: "error", arguments: [] },
  "expression-number-expected": { severity: "error", arguments: ["text"] },
  "expression-condition-expected": { severity: "error", arguments: ["text"] },
  "expression-branches": { severity: "error", arguments: ["first", "second"] },
  "expression-conditions-compared": { severity: "error", arguments: ["operator", "text"] },
  "expression-name-unknown": { severity: "error", arguments: ["name"] },
  "expression-name-called": { severity: "error", arguments: ["name"] },
  "expression-function-unknown": { severity: "error", arguments: ["name", "known"] },
  "expression-function-bare": { severity: "error", arguments: ["name", "usage"] },
  "expression-argument-count": { severity: "error", arguments: ["name", "usage", "found"] },
  "expression-flashpoint-alone": { severity: "error", arguments: ["name"] },
  "expression-unknown-alone": { severity: "error", arguments: ["name"] },
  "expression-level-alone": { severity: "error", arguments: ["name", "owner"] },
  "expression-value-alone": { severity: "error", arguments: ["name", "owner"] },
  "expression-event-alone": { severity: "error", arguments: ["name"] },
  "expression-actor-alone": { severity: "error", arguments: ["name"] },
  "expression-level-unknown": { severity: "error", arguments: ["level", "name", "known"] },
  "expression-level-elsewhere": {
    severity: "error",
    arguments: ["level", "name", "other", "known"],
  },
  "expression-level-expected": { severity: "error", arguments: ["name", "text"] },
  "expression-flashpoints-compared": { severity: "error", arguments: ["left", "right"] },
  "expression-value-unknown": { severity: "error", arguments: ["value", "name", "known"] },
  "expression-unknown-order": { severity: "error", arguments: ["operator", "name"] },
  "expression-flashpoint-expected": { severity: "error", arguments: ["text", "function"] },
  "expression-event-unknown": { severity: "error", arguments: ["name"] },
  "expression-actor-unknown": { severity: "error", arguments: ["name"] },
  "expression-move-unknown": { severity: "error", arguments: ["name", "actor", "known"] },
  "expression-lag": { severity: "error", arguments: ["text"] },
  "expression-date": { severity: "error", arguments: ["text"] },
} as const;

/** A code of a fault inside an expression. */
export type ExpressionCode = keyof typeof expressionCatalog;
