/** Entry of the worker threads of a batch: the tasks of a service, by name. */

import { engineNamed } from "./batch/engines.ts";
import { serve, type Service } from "./batch/serve.ts";

const service: Service = serve(engineNamed);

export const count: Service["count"] = service.count;
export const proceed: Service["proceed"] = service.proceed;
export const list: Service["list"] = service.list;
export const pair: Service["pair"] = service.pair;
export const condition: Service["condition"] = service.condition;
export const trace: Service["trace"] = service.trace;
export const split: Service["split"] = service.split;
export const points: Service["points"] = service.points;
export const draws: Service["draws"] = service.draws;
export const courses: Service["courses"] = service.courses;
export const islands: Service["islands"] = service.islands;
