/**
 * Where things stand in the kernel's memory: named cells at fixed addresses, so that code addresses
 * them with constants and the host reads and writes them by name.
 */

/** Types of values. */
export type ValueType = "i32" | "i64" | "f64" | "v128";

/** A place in memory; `type` is what one element holds. */
export interface Cell {
  readonly name: string;
  readonly type: ValueType;
  /** In bytes. */
  readonly address: number;
  /** Number of elements. */
  readonly length: number;
}

const sizes = { i32: 4, i64: 8, f64: 8, v128: 16 } as const;

/** Bytes of one value. */
export function sizeOf(type: ValueType): number {
  return sizes[type];
}

/** Hands out memory from the bottom up. Address 0 stays unused. */
export class MemoryMap {
  #next = 16;
  readonly #cells: Cell[] = [];

  /** Reserves `length` elements, aligned to 16 bytes. */
  take(name: string, type: ValueType, length = 1): Cell {
    const address = Math.ceil(this.#next / 16) * 16;
    return this.#add({ name, type, address, length });
  }

  /** Reserves `length` elements right after what was taken last, aligned to their size. */
  pack(name: string, type: ValueType, length = 1): Cell {
    const size = sizeOf(type);
    return this.#add({ name, type, address: Math.ceil(this.#next / size) * size, length });
  }

  #add(cell: Cell): Cell {
    this.#next = cell.address + cell.length * sizeOf(cell.type);
    this.#cells.push(cell);
    return cell;
  }

  /** Bytes in use. */
  get size(): number {
    return Math.ceil(this.#next / 16) * 16;
  }

  /** In order of address. */
  get cells(): readonly Cell[] {
    return this.#cells;
  }
}

/** One element of a cell as a cell of its own. */
export function element(cell: Cell, index: number, name?: string): Cell {
  return {
    name: name ?? `${cell.name}[${String(index)}]`,
    type: cell.type,
    address: cell.address + index * sizeOf(cell.type),
    length: 1,
  };
}
