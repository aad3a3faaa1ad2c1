/**
 * What a number is on average in the long run: in every class of states that is never left, the mean of what a round from
 * a state back to itself adds up, over the mean of its steps; and the mean of that over the classes in which runs end up.
 */

import { at } from "../../../base/invariant.ts";
import type { Bounded } from "../answers.ts";
import { UNIT } from "../rounding.ts";
import type { Before } from "./before.ts";
import { closedClasses } from "./classes.ts";
import { Equations } from "./enclosure.ts";
import { boundedBy, overStarts, type Total } from "./totals.ts";
import { GOING, OVER, type Network } from "./network.ts";

/** The mean in the long run, and in how many ways runs can end up. */
export function longRunOf(
  network: Network,
  before: Before,
): { readonly mean: Bounded; readonly classes: number } {
  const { count, values: own } = network;
  const closed = closedClasses(network);
  const means = new Float64Array(count);
  const among = new Uint8Array(count).fill(1);
  let [off, low, high] = [0, Infinity, -Infinity];
  for (const members of closed) {
    const [only] = members;
    const { value, error } =
      members.length === 1 && only !== undefined
        ? { value: own[only] ?? 0, error: 0 }
        : roundOf(network, members);
    off = Math.max(off, error);
    for (const node of members) {
      means[node] = value;
      among[node] = 0;
      if (network.kinds[node] !== GOING && network.kinds[node] !== OVER) continue;
      low = Math.min(low, own[node] ?? 0);
      high = Math.max(high, own[node] ?? 0);
    }
  }
  const equations = new Equations(network, among);
  const { ratio } = equations.enclose(means, () => 0);
  const { weights } = equations;
  const rest = overStarts(
    before,
    (node) => means[node] ?? 0,
    (node) => ratio * (weights[node] ?? 0) + off,
  );
  const ended = before.over > 0;
  const value = before.last + rest.value;
  const error = rest.error + before.off * Math.max(Math.abs(low), Math.abs(high), before.most);
  return {
    mean: boundedBy({ value, error }, ended ? -Infinity : low, ended ? Infinity : high),
    classes: closed.length + (ended ? 1 : 0),
  };
}

/** What a round in a class comes to, from one of its states back to it. */
function roundOf(network: Network, members: Int32Array): Total {
  const { count, kinds, values: own, first, targets, chances, errors } = network;
  const home = members.find((node) => kinds[node] === GOING) ?? at(members, 0);
  const among = new Uint8Array(count);
  for (const node of members) among[node] = node === home ? 0 : 1;
  const equations = new Equations(network, among);
  const { weights } = equations;
  const round = (constant: (node: number) => number): Total => {
    const values = new Float64Array(count);
    const { ratio } = equations.enclose(values, constant);
    let [value, error, size, greatest] = [constant(home), 0, Math.abs(constant(home)), 0];
    const [from, to] = [first[home] ?? 0, first[home + 1] ?? 0];
    for (let edge = from; edge < to; edge += 1) {
      const [target, chance] = [targets[edge] ?? 0, chances[edge] ?? 0];
      const next = values[target] ?? 0;
      value += chance * next;
      size += chance * Math.abs(next);
      error += chance * ratio * (weights[target] ?? 0);
      greatest = Math.max(greatest, Math.abs(next));
    }
    return { value, error: error + (errors[home] ?? 0) * greatest + (to - from + 3) * UNIT * size };
  };
  const steps = round((node) => (kinds[node] === GOING ? 1 : 0));
  const sums = round((node) => (kinds[node] === GOING ? (own[node] ?? 0) : 0));
  const value = sums.value / steps.value;
  const least = steps.value - steps.error;
  const error = (sums.error + Math.abs(value) * steps.error) / least + 4 * UNIT * Math.abs(value);
  return { value, error };
}
