/** The server of a fleet, or why it cannot be used, in words. */

import type { Redis } from "ioredis";
import {
  OLDEST_SERVER,
  serverAddress,
  ServerFault,
  type ServerAddress,
} from "../app/fleet/server.ts";
import type { Asking } from "./asking.ts";
import { Skew, UsageFault } from "./refusal.ts";

/** An address as it may be shown. @throws UsageFault */
export const addressOf = (server: string, asking: Asking): ServerAddress =>
  told(asking, () => serverAddress(server, asking.surroundings.environment));

/** Connects to a server. @throws UsageFault, Skew for one that is too old */
export async function connected(
  server: string,
  asking: Asking,
  connect: (address: ServerAddress) => Promise<Redis>,
): Promise<Redis> {
  const address = addressOf(server, asking);
  try {
    return await connect(address);
  } catch (error) {
    throw inWords(error, asking);
  }
}

function told<T>(asking: Asking, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw inWords(error, asking);
  }
}

function inWords(error: unknown, { say }: Asking): unknown {
  if (!(error instanceof ServerFault)) return error;
  const { problem, server, reason } = error;
  const words = say(`server.${problem}`, { server, reason, least: OLDEST_SERVER });
  return problem === "old" ? new Skew(words) : new UsageFault(words);
}
