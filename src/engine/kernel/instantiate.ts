/**
 * The one file that touches WebAssembly: validates the bytes of a kernel, gives it memory and hands
 * out its functions.
 */

import { InvariantError, invariant } from "../../base/invariant.ts";

/** A kernel in memory. */
export interface Instance {
  readonly memory: ArrayBuffer;
  /** The exported function of that name, taking and giving 32-bit integers. */
  readonly call: (name: string, ...values: readonly number[]) => number;
}

const PAGE = 65536;

/** What is used of the host's WebAssembly (the language's own library does not declare it). */
interface Host {
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  readonly Memory: new (limits: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

declare const WebAssembly: Host;

/**
 * Loads a module.
 * @param bytes from `encode`
 * @param size of its memory in bytes
 * @throws InvariantError if the engine of this host does not accept the bytes
 */
export function instantiate(bytes: Uint8Array<ArrayBuffer>, size: number): Instance {
  invariant(WebAssembly.validate(bytes), "the kernel's bytes are not valid WebAssembly");
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    brink: { memory },
  });
  return {
    memory: memory.buffer,
    call: (name, ...values) => {
      const made = exports[name];
      if (typeof made !== "function") throw new InvariantError(`the kernel has no ${name}`);
      return Number((made as (...parameters: readonly number[]) => unknown)(...values));
    },
  };
}
