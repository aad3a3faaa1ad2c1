/** `brink import history`: rows as entries of a history. */

import {
  dayOfDate,
  daysCovered,
  historyPatches,
  importHistoryFile,
  roles,
  shapes,
  type ColumnNames,
  type HistoryMapping,
  type Model,
  type ShapeName,
} from "../../../app/import.ts";
import { UsageFault } from "../../../ask/refusal.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import type { ExitCode } from "../../exit-codes.ts";
import { oneOf } from "../../values.ts";
import { conditionsOf, knownId, pairOf, refuseOthers, scenarioOf, tellImported } from "./shared.ts";
import { dayGiven, idOf } from "./values.ts";

/** Makes a history of a table. @throws UsageFault, ScenarioFaults */
export function importHistory(context: Context, input: Input): ExitCode {
  const { say, surroundings } = context;
  refuseOthers(context, input, "history");
  const model = scenarioOf(context, input)?.model;
  const [ladder, event] = [input.value("ladder"), input.value("event")];
  if ((ladder === undefined) === (event === undefined)) {
    throw new UsageFault(say("import.ladder-or-event"));
  }
  const mapping =
    ladder === undefined
      ? { ...mappingOf(context, input, model), event: eventOf(context, event ?? "", model) }
      : { ...mappingOf(context, input, model), ...levelsOf(context, input, ladder, model) };
  if (ladder !== undefined && model?.history?.levels.some((one) => one.flashpoint === ladder)) {
    throw new UsageFault(say("import.has-history", { ladder }));
  }
  const [, table = ""] = input.arguments;
  const where = conditionsOf(context, input);
  const imported = importHistoryFile(table, surroundings.folder, where, mapping);
  if (typeof imported === "object" && imported.what?.entries.length === 0) {
    throw new UsageFault(say("import.nothing"));
  }
  return tellImported(
    context,
    ...([input, "history", imported] as const),
    (what) => historyPatches(what, ladder, model),
    ({ entries, used }, { rows, all }) =>
      say("import.made", { entries: entries.length, used, rows, all }),
  );
}

function mappingOf(context: Context, input: Input, model: Model | undefined): HistoryMapping {
  const { say } = context;
  const shape = input.value("shape");
  const names = Object.keys(shapes) as ShapeName[];
  const known: ColumnNames = shape === undefined ? {} : shapes[oneOf(say, names)("--shape", shape)];
  const own = input.values("column").map((value) => {
    const [role, name] = pairOf(context, "--column", value);
    return [oneOf(say, roles)("--column", role), name] as const;
  });
  const columns: ColumnNames = { ...known, ...Object.fromEntries(own) };
  if (columns.date === undefined && columns.year === undefined) {
    throw new UsageFault(say("import.needs-date", { roles: roles.join(", ") }));
  }
  const source = input.value("source");
  const horizon = model === undefined ? undefined : daysCovered(model);
  const covered = model?.history === undefined ? undefined : dayOfDate(model.history.until);
  return {
    ...{ columns, levels: [], order: [], baseline: undefined, event: undefined },
    first: dayGiven(context, input, "from") ?? horizon?.first,
    last: dayGiven(context, input, "until") ?? covered ?? horizon?.last,
    basis: source === undefined ? undefined : idOf(context, "--source", source),
  };
}

function eventOf(context: Context, event: string, model: Model | undefined): string {
  if (model === undefined) return idOf(context, "--event", event);
  const ids = model.events.map(({ id }): string => id);
  return knownId(context, "--event", event, ids);
}

function levelsOf(
  context: Context,
  input: Input,
  ladder: string,
  model: Model | undefined,
): Pick<HistoryMapping, "levels" | "order" | "baseline"> {
  const { say } = context;
  const id =
    model === undefined
      ? idOf(context, "--ladder", ladder)
      : knownId(
          context,
          "--ladder",
          ladder,
          model.flashpoints.map((one): string => one.id),
        );
  const rungs = model?.flashpoints
    .find((one) => one.id === id)
    ?.levels.map((one): string => one.id);
  const levelOf = (option: string, level: string): string =>
    rungs === undefined ? idOf(context, option, level) : knownId(context, option, level, rungs);
  const levels = input.values("level").map((value) => {
    const [values, level] = pairOf(context, "--level", value);
    return { values, level: level === "-" ? undefined : levelOf("--level", level) };
  });
  const baseline = input.value("baseline");
  const lowest = baseline === undefined ? undefined : levelOf("--baseline", baseline);
  if (levels.length === 0) throw new UsageFault(say("import.needs-level"));
  const named = [lowest, ...levels.map(({ level }) => level)].filter((one) => one !== undefined);
  return { levels, baseline: lowest, order: rungs ?? [...new Set(named)] };
}
