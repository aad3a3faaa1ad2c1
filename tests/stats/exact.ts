/** Binomial tails in whole numbers: p = a / b exactly, results as fractions of b^n. */

function choose(n: bigint, k: bigint): bigint {
  let result = 1n;
  for (let i = 0n; i < k; i += 1n) result = (result * (n - i)) / (i + 1n);
  return result;
}

/** P(X ≥ k) for X binomial(n, a/b), as an f64 rounded from an exact fraction. */
export function exactUpperTail(k: number, n: number, a: bigint, b: bigint): number {
  let sum = 0n;
  for (let i = BigInt(Math.max(0, k)); i <= BigInt(n); i += 1n) {
    sum += choose(BigInt(n), i) * a ** i * (b - a) ** (BigInt(n) - i);
  }
  return Number((sum * 10n ** 30n) / b ** BigInt(n)) / 1e30;
}

/** A double in (0, 1) as an exact fraction [numerator, denominator]. */
export function fractionOf(x: number): readonly [bigint, bigint] {
  let denominator = 1n;
  let y = x;
  while (!Number.isInteger(y)) {
    y *= 2;
    denominator *= 2n;
  }
  return [BigInt(y), denominator];
}
