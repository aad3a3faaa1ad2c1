/** Marks that a seat gives itself, the debrief, the end. */

import { explanationParts } from "../../exercise/session/forms.ts";
import type { StageOf } from "../../exercise/session/stages.ts";
import { told } from "../../story/naming.ts";
import { field, heading, text, texts } from "./page.ts";
import type { TeachScene } from "./scene.ts";
import { type PageBody, seatName } from "./seats.ts";
import { isReviewed } from "../../i18n/language.ts";

/** Marks that a seat gives itself. */
export function marksPage(scene: TeachScene, { seat }: StageOf<"marks">): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  const { explanation, points, checklist } = exercise.scoring;
  return {
    title: say("teach.marks-of", { seat: seatName(scene, seat) }),
    blocks: texts(say("teach.marks-note"), explanation ? text(say("teach.rubric"), "dim") : ""),
    fields: [
      ...(explanation
        ? [
            field("explanation", "line", say("teach.explanation")),
            ...explanationParts.map((part) =>
              field(`explanation.${part}`, "tick", say(`teach.part.${part}`)),
            ),
          ]
        : []),
      ...points.map((one) =>
        field(
          `points.${one.id}`,
          "number",
          say("teach.points", { text: told(naming, one.text), n: one.most }),
        ),
      ),
      ...checklist.map((one) => field(`checklist.${one.id}`, "tick", told(naming, one.text))),
    ],
    button: say("teach.keep"),
  };
}

/** A phase of the debrief; notes may be typed. */
export function debriefPage(scene: TeachScene, { phase: index }: StageOf<"debrief">): PageBody {
  const { naming, exercise } = scene;
  const { say } = naming;
  const phase = exercise.debrief[index];
  if (phase === undefined) return { title: "", blocks: [] };
  return {
    title: say("teach.debrief", { n: index + 1, phase: say(`teach.phase.${phase.phase}`) }),
    blocks: [
      text(say("teach.time", { n: phase.minutes }), "dim"),
      ...phase.questions.map((question, number) =>
        text(`${String(number + 1)}. ${told(naming, question)}`, "strong"),
      ),
      text(say("teach.notes-note"), "dim"),
    ],
    fields: phase.questions.map((_, number) =>
      field(`note.${String(number)}`, "line", say("teach.note-to", { n: number + 1 })),
    ),
    button: say("teach.keep"),
  };
}

/** The last page. */
export function endPage({ naming, exercise }: TeachScene): PageBody {
  const { say } = naming;
  return {
    title: say("teach.end"),
    blocks: [
      text(say("teach.end-note"), "strong"),
      ...(exercise.readings.length === 0 ? [] : [heading(say("teach.readings"))]),
      ...exercise.readings.flatMap(({ text: words, ref, url }) => [
        text(`· ${told(naming, words)}`, "plain", 1),
        ...(ref === undefined ? [] : [text(ref, "dim", 3)]),
        ...(url === undefined ? [] : [text(url, "dim", 3)]),
      ]),
      text(say("note.model"), "dim"),
      ...(isReviewed(naming.style.language) ? [] : [text(say("note.unreviewed"), "dim")]),
    ],
    button: say("teach.finish"),
  };
}
