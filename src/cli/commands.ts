/** Every command, in the order of the help text. */

import { completions } from "./commands/completions.ts";
import { doctor } from "./commands/doctor.ts";
import { list } from "./commands/list.ts";
import { play } from "./commands/play.ts";
import type { CommandDefinition } from "./definition.ts";

export const commands: readonly CommandDefinition[] = [list, play, doctor, completions];
