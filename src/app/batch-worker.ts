/** Entry of the worker threads of a batch: the tasks of a service, by name. */

import { engineNamed } from "./batch/engines.ts";
import { serve, type Service } from "./batch/serve.ts";

const service: Service = serve(engineNamed);

/** Counts runs from the start. */
export const count: Service["count"] = service.count;
/** Counts runs from a state. */
export const proceed: Service["proceed"] = service.proceed;
/** Outcomes run by run. */
export const list: Service["list"] = service.list;
/** Runs of two variants under the same luck. */
export const pair: Service["pair"] = service.pair;
/** Runs in which something came true. */
export const condition: Service["condition"] = service.condition;
/** Runs with what happened in them. */
export const trace: Service["trace"] = service.trace;
/** Runs by splitting. */
export const split: Service["split"] = service.split;
/** Runs at points of the inputs. */
export const points: Service["points"] = service.points;
/** Runs with inputs drawn. */
export const draws: Service["draws"] = service.draws;
/** Runs under courses of action. */
export const courses: Service["courses"] = service.courses;
/** Islands of particles. */
export const islands: Service["islands"] = service.islands;
/** Belief at points of the inputs. */
export const asOf: Service["asOf"] = service.asOf;
