/**
 * High-precision references by BigInt fixed-point arithmetic (series only, no floating point), as
 * an oracle that shares nothing with the code under test.
 */

/** Fractional bits of the fixed-point numbers. */
const PRECISION = 1400n;
const ONE = 1n << PRECISION;

/** A double as an exact fixed-point number; exact for magnitudes down to 2^-1074. */
export function fixedOf(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const exponent = (word >> 52n) & 0x7ffn;
  const fraction = word & ((1n << 52n) - 1n);
  const mantissa = exponent === 0n ? fraction : fraction | (1n << 52n);
  const shift = (exponent === 0n ? 1n : exponent) - 1075n + PRECISION;
  const value = mantissa << shift;
  return word >> 63n === 1n ? -value : value;
}

function divide(a: bigint, b: bigint): bigint {
  return (a << PRECISION) / b;
}

function multiply(a: bigint, b: bigint): bigint {
  return (a * b) >> PRECISION;
}

/** e^x by Taylor's series after halving the argument. */
export function exactExp(x: number): bigint {
  const halvings = 12n;
  let argument = fixedOf(x) >> halvings;
  let whole = 0n;
  while (argument > ONE) {
    argument >>= 1n;
    whole += 1n;
  }
  while (argument < -ONE) {
    argument >>= 1n;
    whole += 1n;
  }
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
    term = multiply(term, argument) / n;
    sum += term;
  }
  for (let i = 0n; i < halvings + whole; i += 1n) {
    sum = multiply(sum, sum);
  }
  return sum;
}

/** log(1 + x) for a fixed-point 1 + x > 0, by halving towards 1 and the series of artanh. */
function exactLogOfFixed(y: bigint): bigint {
  let k = 0n;
  let m = y;
  while (m > (ONE * 3n) / 2n) {
    m >>= 1n;
    k += 1n;
  }
  while (m < (ONE * 3n) / 4n) {
    m <<= 1n;
    k -= 1n;
  }
  const artanh2 = (s: bigint): bigint => {
    const z = multiply(s, s);
    let power = s;
    let sum = 0n;
    for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
      sum += power / n;
      power = multiply(power, z);
    }
    return 2n * sum;
  };
  return k * artanh2(ONE / 3n) + artanh2(divide(m - ONE, m + ONE));
}

/** Natural logarithm; exact input down to 2^-700 or so. */
export function exactLog(x: number): bigint {
  return exactLogOfFixed(fixedOf(x));
}

/** log(1 + x). */
export function exactLog1p(x: number): bigint {
  return exactLogOfFixed(fixedOf(x) + ONE);
}

/** e^x − 1. */
export function exactExpm1(x: number): bigint {
  return exactExp(x) - ONE;
}

/** 1 / (1 + e^-x). */
export function exactLogistic(x: number): bigint {
  return divide(ONE, ONE + exactExp(-x));
}

/** Sine (first 1) or cosine (first 0) of a fixed-point number of moderate size, by Taylor's series. */
function exactTurnOf(x: bigint, first: bigint): bigint {
  const z = multiply(x, x);
  let term = first === 0n ? ONE : x;
  let sum = 0n;
  for (let n = first + 1n; term !== 0n && term !== -1n; n += 2n) {
    sum += term;
    term = -multiply(term, z) / (n * (n + 1n));
  }
  return sum;
}

/** 2π by Machin's formula. */
const FULL_TURN = ((): bigint => {
  const arctanOfInverse = (n: bigint): bigint => {
    let power = ONE / n;
    let sum = 0n;
    for (let k = 1n; power !== 0n; k += 2n) {
      sum += k % 4n === 1n ? power / k : -(power / k);
      power /= n * n;
    }
    return sum;
  };
  return 8n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n));
})();

/** sin(x). */
export function exactSin(x: number): bigint {
  return exactTurnOf(fixedOf(x) % FULL_TURN, 1n);
}

/** cos(x). */
export function exactCos(x: number): bigint {
  return exactTurnOf(fixedOf(x) % FULL_TURN, 0n);
}

/** Unit in the last place of a finite normal double, as a fixed-point number. */
function ulpOf(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const exponent = (view.getBigUint64(0) >> 52n) & 0x7ffn;
  return 1n << ((exponent === 0n ? 1n : exponent) - 1075n + PRECISION);
}

/** Distance of `got` from the exact value, in ulps of `got`. */
export function errorInUlps(got: number, exact: bigint): number {
  const difference = fixedOf(got) - exact;
  return Number((difference * 1_000_000n) / ulpOf(got)) / 1e6;
}
