/** The engines that a batch can use, by name. */

import { InvariantError } from "../../base/invariant.ts";
import type { Engine } from "../../batch/engine.ts";
import { interpreterEngine } from "../../batch/interpreter-engine.ts";
import { kernelEngine } from "../../batch/kernel-engine.ts";

/** All of them; the first is the default. */
export const engines: readonly Engine[] = [kernelEngine, interpreterEngine];

/** Name of the engine where none is asked for. */
export const defaultEngine = kernelEngine.name;

/**
 * The engine of that name.
 * @throws InvariantError if there is none (arguments are checked before)
 */
export function engineNamed(name: string): Engine {
  const engine = engines.find((candidate) => candidate.name === name);
  if (engine === undefined) throw new InvariantError(`no engine ${name}`);
  return engine;
}
