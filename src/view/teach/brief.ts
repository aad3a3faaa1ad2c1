/** The brief, and the sheets that only their holders read. */

import type { StageOf } from "../../exercise/session/stages.ts";
import { numberOf, told } from "../../story/naming.ts";
import { heading, text, texts } from "./page.ts";
import type { TeachScene } from "./scene.ts";
import { type PageBody, roleOf, seatName } from "./seats.ts";

/** The brief. */
export function welcomePage(scene: TeachScene): PageBody {
  const { naming, exercise, state } = scene;
  const { say } = naming;
  const players = exercise.roles.filter(({ staffedBy }) => (staffedBy ?? "players") === "players");
  return {
    title: told(naming, exercise.title),
    blocks: [
      ...texts(told(naming, exercise.about)),
      heading(say("teach.note")),
      text(told(naming, exercise.contentNote), "strong"),
      heading(say("teach.objectives")),
      ...exercise.objectives.map((one) => text(`· ${told(naming, one.text)}`, "plain", 1)),
      heading(say("teach.roles")),
      ...players.flatMap((role) => [
        text(`· ${told(naming, role.name)}: ${told(naming, role.publicAim)}`, "plain", 1),
      ]),
      heading(say("teach.how")),
      text(say("teach.how-long", { n: exercise.rounds.length, minutes: exercise.minutes })),
      text(
        say("teach.how-seats", {
          seats: state.plan.seats.map(({ id }) => seatName(scene, id)).join(" · "),
        }),
      ),
      text(say("teach.how-word", { word: state.plan.word })),
      text(say("teach.how-sealed")),
      text(say("teach.how-model"), "dim"),
      ...(state.plan.masked ? [text(say("teach.how-masked"), "note")] : []),
    ],
  };
}

/** A role sheet, for its holder alone. */
export function sheetPage(scene: TeachScene, { seat }: StageOf<"sheet">): PageBody {
  const { naming, card, exercise } = scene;
  const { say } = naming;
  const role = roleOf(scene, seat);
  const aims = role?.aims ?? [];
  const worth = role?.worth ?? [];
  const worthLines = exercise.issues.flatMap((issue) => [
    text(told(naming, issue.text), "strong", 1),
    ...issue.options.map((option) => {
      const value = worth.find(({ id }) => id === `${issue.id}.${option.id}`)?.value ?? 0;
      return text(`${told(naming, option.text)}: ${numberOf(naming, value)}`, "plain", 3);
    }),
  ]);
  return {
    title: say("teach.sheet-of", { seat: seatName(scene, seat) }),
    blocks: [
      heading(say("teach.public-aim")),
      ...texts(told(naming, role?.publicAim)),
      heading(say("teach.private-sheet")),
      text(told(naming, role?.privateSheet), "strong"),
      ...(card === undefined ? [] : [text(say("teach.card", card), "note")]),
      ...(aims.length === 0 ? [] : [heading(say("teach.aims"))]),
      ...aims.map((aim) => {
        const mark = aim.private ? ` (${say("teach.aim-private")})` : "";
        return text(
          `${numberOf(naming, aim.weight)}: ${told(naming, aim.text)}${mark}`,
          "plain",
          1,
        );
      }),
      ...(worth.length === 0 ? [] : [heading(say("teach.worth")), ...worthLines]),
      ...(role?.reserve === undefined
        ? []
        : [text(say("teach.reserve", { n: role.reserve }), "strong")]),
      heading(say("teach.opt-out")),
      text(told(naming, role?.optOut)),
      text(say("teach.opt-out-key"), "dim"),
    ],
  };
}
