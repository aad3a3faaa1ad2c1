/** Real servers for tests: installed where they are missing, on loopback, under a folder of their own. */

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";

/** Sees that programs are there: as root on Debian they are installed, elsewhere their absence is told. */
export function need(packages: Readonly<Record<string, string>>): void {
  const missing = Object.entries(packages).filter(
    ([program]) => spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0,
  );
  if (missing.length === 0) return;
  const names = [...new Set(missing.map(([, name]) => name))];
  const command = `apt-get install -y --no-install-recommends ${names.join(" ")}`;
  const isDebian = existsSync("/etc/debian_version") && process.getuid?.() === 0;
  if (!isDebian) throw new Error(`${names.join(", ")} is missing. As root: ${command}`);
  process.stderr.write(`Installing ${names.join(", ")}\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, stderr } = spawnSync("sh", ["-c", `apt-get update -q && ${command}`], {
    ...{ env, encoding: "utf8" },
  });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

/** A port of loopback that is free. */
export function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        found(typeof address === "object" ? (address?.port ?? 0) : 0);
      });
    });
  });
}

/** A Redis with an append-only file. */
export interface RedisServer {
  readonly url: string;
  readonly start: () => Promise<void>;
  /** As a loss of power: `kill -9`. */
  readonly kill: () => Promise<void>;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else
      child.once("exit", () => {
        done();
      });
  });

/** Starts a Redis in a folder. @param options further ones, as on its command line */
export async function openRedis(
  folder: string,
  options: readonly string[] = [],
): Promise<RedisServer> {
  need({ "redis-server": "redis-server" });
  const port = await freePort();
  let child: ChildProcess | undefined;
  const start = (): Promise<void> =>
    new Promise((ready, failed) => {
      const own = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
      const started = spawn("redis-server", [...own, "--appendonly", "yes", ...options]);
      child = started;
      let said = "";
      started.stdout.on("data", (text: Buffer) => {
        said += text.toString();
        if (said.includes("Ready to accept connections")) ready();
      });
      started.once("exit", () => {
        failed(new Error(said));
      });
    });
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    kill: async () => {
      const killed = child!;
      killed.kill("SIGKILL");
      await ended(killed);
    },
  };
}

/** A program of ours in a process of its own. */
export interface Started {
  readonly child: ChildProcess;
  /** How it ended. */
  readonly ended: Promise<{
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }>;
}

/** Everything that a test started, to be ended with it. */
export const running = new Set<ChildProcess>();

/** Starts a Node program. */
export function startNode(args: readonly string[], env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env } });
  running.add(child);
  let [out, err] = ["", ""];
  child.stdout.on("data", (text: Buffer) => (out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (err += text.toString()));
  return {
    child,
    ended: new Promise((done) => {
      child.once("close", (code) => {
        running.delete(child);
        done({ code, out, err });
      });
    }),
  };
}

/** Waits until something is so; the time-out of the test ends what never is. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  milliseconds = 20,
): Promise<void> {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, milliseconds));
}
