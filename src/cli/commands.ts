/** Every command, in the order of the help text. */

import { batch } from "./commands/batch.ts";
import { believe } from "./commands/believe.ts";
import { check } from "./commands/check.ts";
import { compare } from "./commands/compare.ts";
import { completions } from "./commands/completions.ts";
import { doctor } from "./commands/doctor.ts";
import { dump } from "./commands/dump.ts";
import { exact } from "./commands/exact.ts";
import { exportScenario } from "./commands/export.ts";
import { fmt } from "./commands/fmt.ts";
import { hindcast } from "./commands/hindcast.ts";
import { list } from "./commands/list.ts";
import { create } from "./commands/new.ts";
import { paths } from "./commands/paths.ts";
import { play } from "./commands/play.ts";
import { rare } from "./commands/rare.ts";
import { report } from "./commands/report.ts";
import { run } from "./commands/run.ts";
import { sensitivity } from "./commands/sensitivity.ts";
import { teach } from "./commands/teach.ts";
import type { CommandDefinition } from "./definition.ts";

export const commands: readonly CommandDefinition[] = [
  list,
  play,
  run,
  batch,
  compare,
  sensitivity,
  exact,
  paths,
  rare,
  believe,
  hindcast,
  check,
  create,
  fmt,
  dump,
  report,
  exportScenario,
  teach,
  doctor,
  completions,
];
