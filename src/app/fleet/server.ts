/** The Redis that a fleet meets at: its address, and a connection to it. The client is loaded when it is asked for. */

import type { Redis } from "ioredis";

/** Why a server cannot be used. */
export type ServerProblem =
  /** Nothing answers there. */
  | "unreachable"
  /** It answers, and refuses: a password, a right. */
  | "refused"
  /** It is older than what is needed. */
  | "old"
  /** What was given is no address of one. */
  | "address";

/** A server that cannot be used. */
export class ServerFault extends Error {
  override readonly name = "ServerFault";
  readonly problem: ServerProblem;
  /** Its address, without a password. */
  readonly server: string;
  readonly reason: string;

  constructor(problem: ServerProblem, server: string, reason: string) {
    super(`${server}: ${reason}`);
    this.problem = problem;
    this.server = server;
    this.reason = reason;
  }
}

/** Oldest server that has the commands that the queue needs. */
export const OLDEST_SERVER = "6.2.0";

/** Milliseconds in which a server must answer at first, and at most between two tries to find it again. */
const CONNECT_MILLISECONDS = 10_000;
const RETRY_MILLISECONDS = 2000;

/** A server, by its address. */
export interface ServerAddress {
  readonly url: string;
  /** Without a password: what may be shown. */
  readonly shown: string;
}

/**
 * Reads an address, `redis://host:port/db` or, with TLS, `rediss://…`. A password stands in the environment, where no
 * other user of the machine sees it, or in the address.
 * @throws ServerFault
 */
export function serverAddress(
  given: string,
  { BRINK_REDIS_PASSWORD: password }: Readonly<Record<string, string | undefined>>,
): ServerAddress {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !["redis:", "rediss:"].includes(url.protocol) || url.hostname === "")
    throw new ServerFault("address", given.replace(/:[^:@/]*@/u, "@"), "");
  if (url.password === "" && password !== undefined) url.password = encodeURIComponent(password);
  const shown = new URL(url);
  shown.password = "";
  return { url: url.href, shown: shown.href };
}

/** Whether a version is at least another: numbers between dots. */
function isAtLeast(version: string, least: string): boolean {
  const [a, b] = [version, least].map((one) => one.split(".").map(Number));
  const index = a?.findIndex((part, at) => part !== b?.[at]) ?? -1;
  return index < 0 || (a?.[index] ?? 0) > (b?.[index] ?? 0);
}

/**
 * Connects to a server, at once or not at all; later, when it is gone for a while, it is waited for.
 * @throws ServerFault
 */
export async function connectTo({ url, shown }: ServerAddress): Promise<Redis> {
  const { Redis } = await import("ioredis");
  let found = false;
  let reason = "";
  const client = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: CONNECT_MILLISECONDS,
    retryStrategy: (tries) => (found ? Math.min(100 * tries, RETRY_MILLISECONDS) : null),
  });
  // Without a listener an error would end the process; what is told is told by whoever waits.
  client.on("error", (error: Error) => {
    reason = error.message;
  });
  const refusal = /NOAUTH|WRONGPASS|NOPERM|ERR AUTH|invalid password|DENIED/iu;
  try {
    await client.connect();
    const version = /redis_version:(\S+)/u.exec(await client.info("server"))?.[1] ?? "";
    if (!isAtLeast(version, OLDEST_SERVER)) throw new ServerFault("old", shown, version);
    found = true;
    return client;
  } catch (error) {
    client.disconnect();
    if (error instanceof ServerFault) throw error;
    const said = error instanceof Error ? error.message : String(error);
    const told = refusal.test(said) || reason === "" ? said : reason;
    throw new ServerFault(refusal.test(told) ? "refused" : "unreachable", shown, told);
  }
}
