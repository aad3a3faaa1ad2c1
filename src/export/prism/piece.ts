/**
 * Pieces of PRISM text with their types. What is known beforehand is a literal: the shortest decimal
 * that reads back as the same f64. Everything else stands in brackets, so precedence never matters.
 */

/** An expression as text. `value` where it is the same in every state. */
export interface Piece {
  readonly text: string;
  readonly type: "int" | "double" | "bool";
  readonly value?: number | boolean;
}

/** PRISM's integers have 32 bits. */
export const largestInteger = 2_147_483_647;

/** A number as PRISM reads it. What is not finite may stand in a branch that is never taken. */
export function literal(value: number): Piece {
  if (!Number.isFinite(value)) {
    const text = Number.isNaN(value) ? "(0/0)" : value > 0 ? "(1/0)" : "(-1/0)";
    return { text, type: "double", value };
  }
  const whole = Number.isInteger(value) && Math.abs(value) <= largestInteger;
  const digits = String(Object.is(value, -0) ? 0 : value);
  const plain = whole || /[.e]/u.test(digits) ? digits : `${digits}.0`;
  return {
    text: value < 0 ? `(${plain})` : plain,
    type: whole ? "int" : "double",
    value,
  };
}

/** `true` or `false`. */
export function truth(value: boolean): Piece {
  return { text: String(value), type: "bool", value };
}

/** `test ? then : otherwise`, or the branch that is known to be taken. */
export function choose(test: Piece, then: Piece, otherwise: Piece): Piece {
  if (test.value === true) return then;
  if (test.value === false) return otherwise;
  return {
    text: `(${test.text} ? ${then.text} : ${otherwise.text})`,
    type:
      then.type === "bool"
        ? "bool"
        : then.type === "int" && otherwise.type === "int"
          ? "int"
          : "double",
  };
}

/** Conjunction; what is always true is left out. */
export function all(...conditions: readonly (Piece | undefined)[]): Piece {
  const open = conditions.filter((one) => one !== undefined && one.value !== true) as Piece[];
  if (open.some(({ value }) => value === false)) return truth(false);
  const [first, ...rest] = open;
  if (first === undefined) return truth(true);
  if (rest.length === 0) return first;
  return { text: `(${open.map(({ text }) => text).join(" & ")})`, type: "bool" };
}

/** Sum, left to right; zeros left out. */
export function sum(terms: readonly Piece[]): Piece {
  const open = terms.filter(({ value }) => value !== 0);
  if (open.every(({ value }) => typeof value === "number")) {
    return literal(open.reduce((total, { value }) => total + Number(value), 0));
  }
  const [first] = open;
  if (first !== undefined && open.length === 1) return first;
  return {
    text: `(${open.map(({ text }) => text).join(" + ")})`,
    type: open.every(({ type }) => type === "int") ? "int" : "double",
  };
}

/** Product of two; the factor 1 is left out. */
export function times(left: Piece, right: Piece): Piece {
  if (typeof left.value === "number" && typeof right.value === "number") {
    return literal(left.value * right.value);
  }
  if (left.value === 1) return right;
  if (right.value === 1) return left;
  // A product of whole numbers may leave 32 bits; as a real number it cannot.
  return { text: `(1.0*${left.text}*${right.text})`, type: "double" };
}
