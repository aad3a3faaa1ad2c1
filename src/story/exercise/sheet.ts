/** What a role is told, and what everyone is told of an exercise: on a screen and on paper. */

import type { Exercise, Handout, Role } from "../../exercise/model.ts";
import { numberOf, told, type Naming } from "../naming.ts";
import { byId, heading, list, table, text, under, type Said } from "./blocks.ts";

/** Whether players take a role; the others are the teacher's to hand out. */
export const isPlayed = ({ staffedBy = "players" }: Role): boolean => staffedBy === "players";

/** What it is for, and who takes part. */
export function briefing(naming: Naming, { objectives, roles }: Exercise): readonly Said[] {
  const { say } = naming;
  const players = roles
    .filter(isPlayed)
    .map(({ name, publicAim }) => `${told(naming, name)}: ${told(naming, publicAim)}`);
  return [
    under(say("teach.objectives"), list(objectives.map((one) => told(naming, one.text)))),
    under(say("teach.roles"), list(players)),
  ];
}

/**
 * The sheet of a role: what its holder alone reads.
 * @param card what the holder knows of what is hidden
 */
export function sheetBlocks(
  naming: Naming,
  { issues }: Exercise,
  role: Role | undefined,
  card?: { readonly unknown: string; readonly value: string },
): readonly Said[] {
  const { say } = naming;
  const { aims = [], worth = [], reserve } = role ?? {};
  const worthRows = issues.flatMap((issue) =>
    issue.options.map((option) => [
      `${told(naming, issue.text)}: ${told(naming, option.text)}`,
      numberOf(naming, byId(worth, `${issue.id}.${option.id}`)?.value ?? 0),
    ]),
  );
  const aimLines = aims.map(({ weight, text: words, private: secret }) => {
    const mark = secret ? ` (${say("teach.aim-private")})` : "";
    return `${numberOf(naming, weight)}: ${told(naming, words)}${mark}`;
  });
  return [
    under(say("teach.public-aim"), told(naming, role?.publicAim)),
    heading(say("teach.private-sheet")),
    text(told(naming, role?.privateSheet), "strong"),
    card !== undefined && text(say("teach.card", card), "note"),
    under(say("teach.aims"), list(aimLines)),
    worth.length > 0 && under(say("teach.worth"), table(["", ""], worthRows)),
    reserve !== undefined && text(say("teach.reserve", { n: reserve }), "strong"),
    under(say("teach.opt-out"), told(naming, role?.optOut)),
  ];
}

/**
 * What a handout says, with its sources.
 * @param published whether the place where a source is published may be told
 */
export function handoutBlocks(
  naming: Naming,
  { text: words, claims }: Handout,
  published: boolean,
): readonly Said[] {
  const sources = claims.flatMap((id) => {
    const source = byId(naming.model.sources, id);
    const ref = published && source?.ref !== undefined ? ` (${source.ref})` : "";
    return source === undefined ? [] : [`[${id.toUpperCase()}] ${told(naming, source.text)}${ref}`];
  });
  return [told(naming, words), list(sources)];
}
