/**
 * The shape of an expression, before any parser sees it: operands and operators take turns, brackets
 * and `? :` pair up, nothing nests too deep. What passes here parses; what does not is reported with
 * its exact place, all faults at once.
 *
 * The limits keep every recursive pass over an expression, mathjs's included, far from the end of
 * the stack, and its speculative reading of `%` far from exponential time.
 */

import { at } from "../../base/invariant.ts";
import type { ExpressionCode } from "../../source/catalog-expression.ts";
import { functions } from "./functions.ts";
import { quote, type Faults, type Fill } from "./faults.ts";
import type { Token } from "./tokens.ts";

/** Most UTF-16 units in one expression. */
export const maximumLength = 4_000;
/** Most brackets, prefixes, powers and conditionals around one operand. */
export const maximumNesting = 48;
/** Most operators in a row (a sum of n terms is a tree n deep), brackets around them included. */
export const maximumOperators = 250;
/** Most brackets that follow a `%` one inside another; each doubles mathjs's work. */
const maximumRemainders = 5;

interface Frame {
  /** Token index of the bracket; -1 for the whole text. */
  readonly open: number;
  readonly call: boolean;
  readonly remainders: number;
  /** Token indices of `?` still without `:`, in the order of nesting. */
  pending: number[];
  /** Conditionals since the frame began or the last comma. */
  conditionals: number;
  /** Infix operators since the frame began or the last comma. */
  operators: number;
  /** Prefixes and powers since the last weaker operator. */
  chain: number;
  /** A `%` stands before the operand that is being read. */
  remainder: boolean;
}

const newFrame = (open: number, call: boolean, remainders: number): Frame => ({
  open,
  call,
  remainders,
  pending: [],
  conditionals: 0,
  operators: 0,
  chain: 0,
  remainder: false,
});

/** What may stand next: an operand, an operator, or (after a fault) either. */
type Expecting = "operand" | "operator" | "either";

/**
 * Checks the shape of `tokens`, read from `text`.
 * @returns the tokens to parse (missing `*` put in, percent signs left out), or nothing if no tree
 * can be made of them; in both cases what is wrong was reported.
 */
export function checkStructure(
  text: string,
  tokens: readonly Token[],
  faults: Faults,
): readonly Token[] | undefined {
  const checker = new StructureChecker(text, tokens, faults);
  return checker.run();
}

class StructureChecker {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #faults: Faults;
  readonly #frames: Frame[] = [newFrame(-1, false, 0)];
  readonly #sound: Token[] = [];
  #expecting: Expecting = "operand";
  #broken = false;

  constructor(text: string, tokens: readonly Token[], faults: Faults) {
    this.#text = text;
    this.#tokens = tokens;
    this.#faults = faults;
  }

  run(): readonly Token[] | undefined {
    for (let index = 0; index < this.#tokens.length; index += 1) {
      if (!this.#step(index)) return undefined;
    }
    this.#finish();
    return this.#broken ? undefined : this.#sound;
  }

  get #frame(): Frame {
    return at(this.#frames, this.#frames.length - 1);
  }

  #fail<Code extends ExpressionCode>(
    code: Code,
    token: Token,
    fill: Fill<Code>,
    suggestion?: string,
  ): void {
    this.#broken = true;
    this.#faults.report(code, token.range, fill, suggestion);
  }

  #quote(token: Token): string {
    return quote(this.#text.slice(token.range.start, token.range.end));
  }

  /** @returns false to stop at once */
  #step(index: number): boolean {
    const token = at(this.#tokens, index);
    if (token.kind === "faulty") {
      this.#broken = true;
      this.#expecting = "either";
      return true;
    }
    const isOperand = token.kind !== "operator" || token.text === "(" || token.text === "not";
    if (isOperand && this.#expecting === "operator") this.#missingOperator(index, token);
    if (token.kind !== "operator") {
      this.#expecting = "operator";
      this.#sound.push(token);
      return true;
    }
    return this.#operator(index, token);
  }

  #missingOperator(index: number, token: Token): void {
    const previous = at(this.#tokens, index - 1);
    const closing = previous.kind === "operator" && previous.text === ")";
    const factor =
      token.kind === "name" ||
      (token.kind === "operator" && token.text === "(") ||
      (closing && token.kind === "number");
    // A name before a bracket is a call, and is judged as one.
    if (previous.kind === "name" && token.kind === "operator" && token.text === "(") return;
    if (factor && (previous.kind === "number" || closing)) {
      const range = { start: previous.range.start, end: token.range.end };
      const fill = { text: quote(this.#text.slice(range.start, range.end)) };
      // Neither a function without its brackets nor a unit is a factor.
      const product = this.#isNoFactor(index)
        ? undefined
        : `${this.#quote(previous)} * ${this.#quote(token)}`;
      this.#faults.report("expression-implicit-multiplication", range, fill, product);
      const gap = { start: previous.range.end, end: token.range.start };
      this.#sound.push({ kind: "operator", text: "*", repaired: true, range: gap });
      return;
    }
    const levels = token.kind === "operator" && token.text === "not" ? "and not" : undefined;
    this.#fail("expression-operator-expected", token, { text: this.#quote(token) }, levels);
  }

  #isNoFactor(index: number): boolean {
    const [token, next] = [at(this.#tokens, index), this.#tokens[index + 1]];
    if (token.kind !== "name" || (next?.kind === "operator" && next.text === "(")) return false;
    return functions.has(token.name) || /^(?:percent|pct)$/iu.test(token.name);
  }

  #operator(index: number, token: Token & { readonly kind: "operator" }): boolean {
    const frame = this.#frame;
    const { text } = token;
    if (text === "(") return this.#open(index, token);
    if (text === "not" || (text === "-" && this.#expecting !== "operator")) {
      frame.chain += 1;
      this.#expecting = "operand";
      this.#sound.push(token);
      return this.#checkDepth(token);
    }
    if (this.#expecting === "operand" && !this.#mayLackOperand(index, text)) {
      this.#lackOperand(token);
      if (text === "+") return true;
    }
    if (text === ")") return this.#close(token);
    if (text === "%" && this.#isPercent(index)) {
      this.#percent(index, token);
      return true;
    }
    this.#sound.push(token);
    this.#expecting = "operand";
    frame.operators += 1;
    if (this.#frames.reduce((sum, { operators }) => sum + operators, 0) > maximumOperators) {
      this.#fail("expression-too-many", token, { limit: maximumOperators });
      return false;
    }
    frame.remainder = text === "%" || (text === "^" && frame.remainder);
    if (text === "^") {
      frame.chain += 1;
      return this.#checkDepth(token);
    }
    frame.chain = 0;
    if (text === "?") {
      if (frame.pending.length > 0) {
        // mathjs reads `a ? b ? c : d : e` as a range; people misread it too.
        this.#fail("expression-conditional-nested", token, {});
      }
      frame.pending.push(index);
      frame.conditionals += 1;
      return this.#checkDepth(token);
    }
    if (text === ":" && frame.pending.pop() === undefined) {
      this.#fail("expression-colon", token, {});
    }
    if (text === ",") {
      this.#unpaired(frame);
      frame.conditionals = 0;
      frame.operators = 0;
      if (!frame.call) this.#fail("expression-comma", token, {});
    }
    return true;
  }

  #open(index: number, token: Token): boolean {
    const previous = this.#tokens[index - 1];
    const call = previous?.kind === "name";
    const remainders = this.#frame.remainders + (this.#frame.remainder ? 1 : 0);
    this.#frames.push(newFrame(index, call, remainders));
    this.#expecting = "operand";
    this.#sound.push(token);
    if (remainders > maximumRemainders) {
      this.#fail("expression-too-deep", token, { limit: maximumRemainders });
      return false;
    }
    return this.#checkDepth(token);
  }

  #close(token: Token): boolean {
    this.#expecting = "operator";
    if (this.#frames.length === 1) {
      this.#fail("expression-parenthesis-unopened", token, {});
      return true;
    }
    this.#unpaired(this.#frame);
    this.#frames.pop();
    this.#sound.push(token);
    return true;
  }

  /** `f()`: a call without arguments, whose number is judged with the others. */
  #mayLackOperand(index: number, text: string): boolean {
    return text === ")" && this.#frame.call && this.#frame.open === index - 1;
  }

  #lackOperand(token: Token & { readonly kind: "operator" }): void {
    if (token.text === "+") {
      // Only a sign, so the rest can still be checked without it.
      this.#faults.report("expression-plus-sign", token.range, {});
      return;
    }
    this.#fail("expression-operand-expected", token, { text: this.#quote(token) });
  }

  #isPercent(index: number): boolean {
    const next = this.#tokens[index + 1];
    if (next === undefined) return true;
    return next.kind === "operator" && next.text !== "(";
  }

  #percent(index: number, token: Token): void {
    const previous = this.#tokens[index - 1];
    const range = { start: previous?.range.start ?? token.range.start, end: token.range.end };
    const spelt = this.#text.slice(range.start, token.range.start).trim();
    const share =
      previous?.kind === "number" ? String(Number(`${String(previous.value)}e-2`)) : undefined;
    const suggestion = share === undefined || share === "NaN" ? undefined : share;
    this.#faults.report("expression-percent", range, { text: `${quote(spelt)}%` }, suggestion);
    this.#expecting = "operator";
  }

  #unpaired(frame: Frame): void {
    for (const index of frame.pending) {
      this.#fail("expression-conditional-unfinished", at(this.#tokens, index), {});
    }
    frame.pending = [];
  }

  #checkDepth(token: Token): boolean {
    const depth = this.#frames.reduce(
      (sum, frame) => sum + 1 + frame.chain + frame.conditionals,
      -1,
    );
    if (depth <= maximumNesting) return true;
    this.#fail("expression-too-deep", token, { limit: maximumNesting });
    return false;
  }

  #finish(): void {
    const last = this.#tokens.at(-1);
    if (this.#expecting === "operand" && last !== undefined) {
      this.#fail("expression-unfinished", last, { text: this.#quote(last) });
    }
    for (const frame of this.#frames) {
      this.#unpaired(frame);
      if (frame.open >= 0) {
        this.#fail("expression-parenthesis-unclosed", at(this.#tokens, frame.open), {});
      }
    }
  }
}
