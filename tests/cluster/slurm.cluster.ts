/**
 * The array script of `docs/clusters.md` on a real Slurm of three nodes: a node that dies, a task that is killed, what is
 * missing then, and the same line again. The digest is that of one process.
 */

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BatchAnswer } from "../../src/answer/batch.ts";
import { readResultName } from "../../src/batch/result.ts";
import { call } from "../cli/call.ts";
import { freePort, need, until as untilSoon } from "./servers.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "brink-slurm-"));
const at = (name: string): string => join(folder, name);
const nodes = ["n1", "n2", "n3"] as const;
const RUNS = 1_200_000;
const SHARD = 100_000;
const GROUPS = 4;

// Each look at Slurm is a process of its own.
const until = (isSo: () => boolean): Promise<void> => untilSoon(isSo, 250);

const daemons = new Map<string, ChildProcess>();
const env = {
  ...process.env,
  SLURM_CONF: at("slurm.conf"),
  HOME: folder,
  PATH: [folder, process.env["PATH"]].join(delimiter),
};

function daemon(name: string, command: string, ...args: string[]): void {
  daemons.set(name, spawn(command, args, { env, stdio: "ignore" }));
}

/** What a command of Slurm says. */
function slurm(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}

beforeAll(async () => {
  need({ slurmctld: "slurm-wlm", slurmd: "slurm-wlm", munged: "munge" });
  chmodSync(folder, 0o755);
  for (const name of ["state", "spool"]) mkdirSync(at(name));
  writeFileSync(at("munge.key"), Buffer.alloc(1024, hostname()), { mode: 0o400 });
  const [control, ...ports] = await Promise.all([1, 2, 3, 4].map(freePort));
  const places = nodes.map(
    (name, index) =>
      `NodeName=${name} NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=${ports[index]} CPUs=1`,
  );
  writeFileSync(
    at("slurm.conf"),
    `ClusterName=brink
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${control}
AuthType=auth/munge
AuthInfo=socket=${at("munge.sock")}
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=${at("state")}
SlurmdSpoolDir=${at("spool")}/%n
SlurmctldPidFile=${at("slurmctld.pid")}
SlurmdPidFile=${at("slurmd-%n.pid")}
SlurmctldLogFile=${at("slurmctld.log")}
SlurmdLogFile=${at("slurmd-%n.log")}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
JobRequeue=1
ReturnToService=2
SlurmdTimeout=10
SlurmdParameters=config_overrides
SchedulerParameters=sched_interval=1
${places.join("\n")}
PartitionName=all Nodes=n[1-3] Default=YES State=UP
`,
  );
  // As on a cluster, where it is installed.
  writeFileSync(
    at("brink"),
    `#!/bin/sh\nexec "${process.execPath}" "${join(root, "dist/brink.js")}" "$@"\n`,
    { mode: 0o755 },
  );
  const munge = ["key-file", "socket", "pid-file", "log-file", "seed-file"].map((option) => {
    const file = { "key-file": "munge.key", socket: "munge.sock" }[option];
    return `--${option}=${at(file ?? `munge.${option}`)}`;
  });
  daemon("munged", "munged", "--foreground", "--force", ...munge);
  await until(() => readdirSync(folder).includes("munge.sock"));
  daemon("slurmctld", "slurmctld", "-D", "-c");
  for (const name of nodes) daemon(name, "slurmd", "-D", "-c", "-N", name);
  await until(
    () => spawnSync("sinfo", ["-h", "-o", "%D %t"], { env }).stdout.toString().trim() === "3 idle",
  );
});

afterAll(() => {
  for (const name of nodes) killNode(name);
  for (const child of daemons.values()) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Processes by number, with their parents and command lines. */
function processes(): readonly {
  readonly pid: number;
  readonly parent: number;
  readonly line: string;
}[] {
  return readdirSync("/proc").flatMap((name) => {
    try {
      const parent = Number(
        readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]?.split(" ")[1],
      );
      return [{ pid: Number(name), parent, line: readFileSync(`/proc/${name}/cmdline`, "utf8") }];
    } catch {
      return [];
    }
  });
}

/** A process and all that come of it, those first. */
function familyOf(pid: number): readonly number[] {
  const children = processes().filter(({ parent }) => parent === pid);
  return [...children.flatMap((child) => familyOf(child.pid)), pid];
}

/** As when a node loses its power: its daemon and all that ran there are gone at once. */
function killNode(name: string): void {
  const daemonPid = daemons.get(name)?.pid;
  const steps = processes().filter(
    ({ line }) => line.startsWith("slurmstepd") && tasksAt(name, line),
  );
  for (const pid of [...steps.flatMap((step) => familyOf(step.pid)), daemonPid ?? 0]) {
    try {
      if (pid > 1) process.kill(pid, "SIGKILL");
    } catch {
      // It ended in between.
    }
  }
}

/** Whether a step is of a node: by what Slurm says of where jobs run. */
function tasksAt(name: string, line: string): boolean {
  const job = /\[(\d+)/u.exec(line)?.[1];
  const { stdout } = spawnSync("squeue", ["-h", "-w", name, "-o", "%A"], { env, encoding: "utf8" });
  return job !== undefined && stdout.split("\n").includes(job);
}

const results = (plan: string): readonly string[] =>
  readdirSync(at(plan)).filter((name) => readResultName(name) !== undefined);

/** Submits the script as the document says; gives the number of the array. */
const submit = (plan: string): string =>
  slurm(
    "sbatch",
    ...["--parsable", `--array=0-${GROUPS - 1}`, "--output", at("%A-%a.log")],
    ...[join(root, "docs", "clusters", "brink.slurm"), at(plan), String(GROUPS)],
  );

const isOver = (job: string): boolean =>
  spawnSync("squeue", ["-h", "-j", job], { env, encoding: "utf8" }).stdout.trim() === "";

/** Holds a plan to have come to the answer of one process. */
async function holds(plan: string): Promise<void> {
  const merged = await call(["merge", at(plan), "--json"]);
  const alone = await call(["batch", "two-state", "--runs", String(RUNS), "--json", "--quiet"]);
  const [one, other] = [merged, alone].map(({ out }) => JSON.parse(out) as BatchAnswer);
  expect([merged.code, one?.runs, one?.digest]).toEqual([0, RUNS, other?.digest]);
}

const planned = async (plan: string): Promise<void> => {
  const sizes = ["--runs", String(RUNS), "--shard-runs", String(SHARD)];
  expect((await call(["plan", "two-state", ...sizes, "--out", at(plan)])).code).toBe(0);
};

test("a node that dies: its tasks are given to others", async () => {
  await planned("node");
  const job = submit("node");
  // Only once there is something to lose.
  await until(() => results("node").length >= 3);
  killNode("n2");
  await until(() => isOver(job));
  await holds("node");
  daemon("n2", "slurmd", "-D", "-c", "-N", "n2");
  await until(() => slurm("sinfo", "-h", "-o", "%D %t") === "3 idle");
});

test("a task that is killed leaves a gap, which the same line fills, and only that", async () => {
  await planned("gap");
  const job = submit("gap");
  await until(() => results("gap").length >= 2);
  // Slurm takes a task that is killed for one that is done.
  const task = processes().find(
    ({ line }) => line.includes(`\0${at("gap")}\0`) && line.includes("shard"),
  );
  if (task !== undefined) process.kill(task.pid, "SIGKILL");
  await until(() => isOver(job));
  const missing = await call(["missing", at("gap"), "--array"]);
  expect([missing.code, missing.out]).toEqual([3, expect.stringMatching(/^\d/u)]);
  const before = results("gap");
  const again = submit("gap");
  await until(() => isOver(again));
  await holds("gap");
  expect(results("gap")).toEqual(expect.arrayContaining([...before]));
});
