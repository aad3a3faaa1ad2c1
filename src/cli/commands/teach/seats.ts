/** Who sits at the machine: from `--seats`, `--role`, `--solo`, `--pair`, `--team`, or as the exercise has it. */

import type { Exercise, Seating } from "../../../app/exercise/teach.ts";
import type { Seat } from "../../../app/exercise/teach.ts";
import { suggest } from "../../../base/suggest.ts";
import { UsageFault } from "../../../ask/refusal.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Most seats at one machine. */
const MOST = letters.length;

function seatingOf({ say }: Context, exercise: Exercise, input: Input): Seating {
  const asked = (["solo", "pair", "team"] as const).filter((one) => input.flag(one));
  if (asked.length > 1) throw new UsageFault(say("usage.one-seating"));
  return asked[0] ?? exercise.seating[0] ?? "solo";
}

function roleNamed({ say }: Context, roles: readonly string[], name: string): string {
  if (roles.includes(name)) return name;
  const near = suggest(name, roles);
  const hint = near === undefined ? "" : `\n${say("usage.did-you-mean", { name: near })}`;
  throw new UsageFault(say("usage.not-a-role", { name, roles: roles.join(", ") }) + hint);
}

/** The seats of a session. Throws UsageFault. */
export function readSeats(context: Context, exercise: Exercise, input: Input): readonly Seat[] {
  const { say } = context;
  const all = exercise.roles.map(({ id }) => id);
  const players = exercise.roles
    .filter(({ staffedBy }) => (staffedBy ?? "players") === "players")
    .map(({ id }) => id);
  const nth = (index: number): string => players[index % players.length] ?? all[0] ?? "";
  const role = input.value("role");
  const asked = input.value("seats");
  if (asked !== undefined) {
    const names = /^\d+$/u.test(asked)
      ? Array.from({ length: Math.min(MOST + 1, Number(asked)) }, (_, index) =>
          letters.charAt(index),
        )
      : asked.split(",").map((name) => name.trim());
    const seats = names.map((name, index) => {
      const [id = "", own] = name.split("=").map((part) => part.trim());
      return { id, role: roleNamed(context, all, own ?? role ?? nth(index)) };
    });
    const ids = new Set(seats.map(({ id }) => id));
    const fine = seats.length > 0 && seats.length <= MOST && ids.size === seats.length;
    if (!fine || ids.has("") || ids.has("debrief")) throw new UsageFault(say("usage.seats"));
    return seats;
  }
  if (role !== undefined) return [{ id: "A", role: roleNamed(context, all, role) }];
  const seating = seatingOf(context, exercise, input);
  const count = seating === "solo" ? 1 : seating === "pair" ? 2 : Math.min(MOST, players.length);
  return Array.from({ length: Math.max(1, count) }, (_, index) => ({
    id: letters.charAt(index),
    role: nth(index),
  }));
}
