/** Every command, in the order of the help text. A call loads those that it names, and no others. */

import { questions } from "../ask/questions.ts";
import type { CommandDefinition, CommandEntry } from "./definition.ts";

const own: readonly CommandEntry[] = [
  {
    name: "list",
    about: "help.list",
    load: async () => (await import("./commands/list.ts")).list,
  },
  {
    name: "play",
    about: "help.play",
    load: async () => (await import("./commands/play.ts")).play,
  },
  {
    name: "session",
    about: "help.session",
    load: async () => (await import("./commands/session.ts")).session,
  },
  {
    name: "run",
    about: "help.run",
    load: async () => (await import("./commands/run.ts")).run,
  },
  {
    name: "check",
    about: "help.check",
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "new",
    about: "help.new",
    load: async () => (await import("./commands/new.ts")).create,
  },
  {
    name: "fmt",
    about: "help.fmt",
    load: async () => (await import("./commands/fmt.ts")).fmt,
  },
  {
    name: "dump",
    about: "help.dump",
    load: async () => (await import("./commands/dump.ts")).dump,
  },
  {
    name: "import",
    about: "help.import",
    load: async () => (await import("./commands/import.ts")).importTable,
  },
  {
    name: "elicit",
    about: "help.elicit",
    load: async () => (await import("./commands/elicit.ts")).elicit,
  },
  {
    name: "export",
    about: "help.export",
    load: async () => (await import("./commands/export.ts")).exportScenario,
  },
  {
    name: "teach",
    about: "help.teach",
    load: async () => (await import("./commands/teach.ts")).teach,
  },
  {
    name: "doctor",
    about: "help.doctor",
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  {
    name: "completions",
    about: "help.completions",
    load: async () => (await import("./commands/completions.ts")).completions,
  },
];

const asked = questions.map(({ name, about, load }): CommandEntry => ({
  ...{ name, about },
  load: async () => (await import("./question-command.ts")).commandOf(await load()),
}));

/** A batch beyond one machine. */
const shared: readonly CommandEntry[] = [
  {
    name: "plan",
    about: "help.plan",
    load: async () => (await import("./commands/cluster/plan.ts")).plan,
  },
  {
    name: "shard",
    about: "help.shard",
    load: async () => (await import("./commands/cluster/shard.ts")).shard,
  },
  {
    name: "missing",
    about: "help.missing",
    load: async () => (await import("./commands/cluster/missing.ts")).missing,
  },
  {
    name: "merge",
    about: "help.merge",
    load: async () => (await import("./commands/cluster/merge.ts")).merge,
  },
  {
    name: "worker",
    about: "help.worker",
    load: async () => (await import("./commands/cluster/worker.ts")).worker,
  },
  {
    name: "status",
    about: "help.status",
    load: async () => (await import("./commands/cluster/status.ts")).status,
  },
];

/** Questions stand where they are asked: after a run, before what checks and writes files. */
const before = own.findIndex(({ name }) => name === "check");

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  ...own.slice(0, before),
  ...asked,
  ...shared,
  ...own.slice(before),
];

/** All definitions: for what speaks of every command. */
export function loadCommands(): Promise<readonly CommandDefinition[]> {
  return Promise.all(commands.map(({ load }) => load()));
}
