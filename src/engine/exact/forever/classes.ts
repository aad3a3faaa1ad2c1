/** What can be reached from where in a network, whatever the chances, and its classes. */

import type { Network } from "./network.ts";

/** Edges turned round: those into node i are `first[i] … first[i + 1]`. */
interface Backward {
  readonly first: Int32Array;
  readonly sources: Int32Array;
}

/** The edges of a network by what they lead to. */
export function turned({ count, first, targets }: Network): Backward {
  const edges = first[count] ?? 0;
  const starts = new Int32Array(count + 1);
  for (let edge = 0; edge < edges; edge += 1) {
    const target = targets[edge] ?? 0;
    starts[target + 1] = (starts[target + 1] ?? 0) + 1;
  }
  for (let node = 0; node < count; node += 1) {
    starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  }
  const next = starts.slice();
  const sources = new Int32Array(edges);
  for (let node = 0; node < count; node += 1) {
    for (let edge = first[node] ?? 0; edge < (first[node + 1] ?? 0); edge += 1) {
      const target = targets[edge] ?? 0;
      sources[next[target] ?? 0] = node;
      next[target] = (next[target] ?? 0) + 1;
    }
  }
  return { first: starts, sources };
}

/** Which nodes can come to one of some nodes, those themselves among them. */
export function comingTo(
  { count }: Network,
  { first, sources }: Backward,
  isAim: (node: number) => boolean,
): Uint8Array {
  const found = new Uint8Array(count);
  const rest: number[] = [];
  for (let node = 0; node < count; node += 1) {
    if (!isAim(node)) continue;
    found[node] = 1;
    rest.push(node);
  }
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    for (let edge = first[node] ?? 0; edge < (first[node + 1] ?? 0); edge += 1) {
      const source = sources[edge] ?? 0;
      if (found[source] === 1) continue;
      found[source] = 1;
      rest.push(source);
    }
  }
  return found;
}

/**
 * The classes of nodes that can come to one another (Tarjan, _SIAM Journal on Computing_ 1, 1972, 146–160), each after
 * all those that it leads to.
 * @param among the nodes that are looked at; edges to others do not count
 */
export function classesOf(
  { count, first, targets }: Network,
  among: (node: number) => boolean,
): readonly Int32Array[] {
  const order = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const held = new Uint8Array(count);
  const edges = new Int32Array(count);
  const path: number[] = [];
  const stack: number[] = [];
  const classes: Int32Array[] = [];
  let next = 0;
  const enter = (node: number): void => {
    order[node] = next;
    lowest[node] = next;
    next += 1;
    held[node] = 1;
    edges[node] = first[node] ?? 0;
    path.push(node);
    stack.push(node);
  };
  for (let root = 0; root < count; root += 1) {
    if (order[root] !== -1 || !among(root)) continue;
    enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const edge = edges[node] ?? 0;
      if (edge < (first[node + 1] ?? 0)) {
        edges[node] = edge + 1;
        const target = targets[edge] ?? 0;
        if (!among(target)) continue;
        if (order[target] === -1) enter(target);
        else if (held[target] === 1) {
          lowest[node] = Math.min(lowest[node] ?? 0, order[target] ?? 0);
        }
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lowest[above] = Math.min(lowest[above] ?? 0, lowest[node] ?? 0);
      if (lowest[node] !== order[node]) continue;
      const from = stack.lastIndexOf(node);
      const members = stack.splice(from);
      for (const member of members) held[member] = 0;
      classes.push(Int32Array.from(members));
    }
  }
  return classes;
}

/** The classes that are never left. */
export function closedClasses(network: Network): readonly Int32Array[] {
  const { count, first, targets } = network;
  const classes = classesOf(network, () => true);
  const classOf = new Int32Array(count);
  for (const [index, members] of classes.entries()) {
    for (const node of members) classOf[node] = index;
  }
  return classes.filter((members, index) =>
    members.every((node) => {
      for (let edge = first[node] ?? 0; edge < (first[node + 1] ?? 0); edge += 1) {
        if (classOf[targets[edge] ?? 0] !== index) return false;
      }
      return true;
    }),
  );
}
