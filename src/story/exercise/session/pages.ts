/** Every stage of a session as a page. */

import type { Stage, StageOf } from "../../../exercise/session/stages.ts";
import { isReviewed } from "../../../i18n/language.ts";
import { told } from "../../naming.ts";
import { blocksOf, text, under } from "../blocks.ts";
import * as asking from "./asking.ts";
import { newsPage, roundPage, sheetPage, welcomePage } from "./opening.ts";
import { seatName, type PageBody, type SessionPage } from "./page.ts";
import type { Reveal, TeachScene } from "./scene.ts";
import { decidedPage, scoresPage } from "./scores.ts";
import { injectsPage, runPage, signalsPage, truthsPage } from "./truths.ts";

/** The last page. */
function endPage({ naming, exercise }: TeachScene): PageBody {
  const { say, style } = naming;
  const readings = exercise.readings.map(({ text: words, ref = "", url = "" }) => [
    text(`· ${told(naming, words)}`, "plain", 1),
    text(ref, "dim", 3),
    text(url, "dim", 3),
  ]);
  return {
    title: say("teach.end"),
    said: [
      text(say("teach.end-note"), "strong"),
      under(say("teach.readings"), readings),
      text(say("note.model"), "dim"),
      !isReviewed(style.language) && text(say("note.unreviewed"), "dim"),
    ],
    button: say("teach.finish"),
  };
}

/** A page of the reveal: without it, it says nothing. */
const revealed =
  <S extends Stage>(page: (scene: TeachScene, stage: S, reveal: Reveal) => PageBody) =>
  (scene: TeachScene, stage: S): PageBody => {
    const { say } = scene.naming;
    return scene.reveal === undefined
      ? { title: say("teach.open"), said: [say("teach.sealed")] }
      : page(scene, stage, scene.reveal);
  };

const bodies: {
  readonly [K in Stage["kind"]]: (scene: TeachScene, stage: StageOf<K>) => PageBody;
} = {
  welcome: welcomePage,
  sheet: sheetPage,
  round: roundPage,
  news: newsPage,
  signal: asking.signalPage,
  question: asking.questionPage,
  seal: asking.sealPage,
  decision: asking.decisionPage,
  open: asking.openPage,
  run: revealed((scene, _, reveal) => runPage(scene, reveal)),
  signals: revealed(signalsPage),
  injects: revealed(injectsPage),
  truths: revealed((scene, _, reveal) => truthsPage(scene, reveal)),
  scores: revealed(scoresPage),
  decided: revealed((scene, _, reveal) => decidedPage(scene, reveal)),
  marks: asking.marksPage,
  debrief: asking.debriefPage,
  end: endPage,
};

function statusOf({ stage, exercise, naming, state }: TeachScene): string {
  const { say } = naming;
  const seat = "seat" in stage && state.plan.seats.length > 1 ? [stage.seat] : [];
  if (!("round" in stage)) return seat.join("");
  const index = exercise.rounds.findIndex(({ id }) => id === stage.round);
  const place = say("teach.round-of", { n: index + 1, of: exercise.rounds.length });
  const minutes = say("teach.minutes", { n: exercise.rounds[index]?.minutes ?? 0 });
  return [place, minutes, ...seat].join(" · ");
}

/** The page of a stage. */
export function pageOf(scene: TeachScene): SessionPage {
  const { stage, naming } = scene;
  // The table holds what each kind of stage takes; the kind of this one is its key.
  const body = bodies[stage.kind] as (scene: TeachScene, stage: Stage) => PageBody;
  const { title, said, fields = [], button = naming.say("teach.on") } = body(scene, stage);
  return { title, status: statusOf(scene), blocks: blocksOf(...said), fields, button };
}

/** A page that is only read, such as one of help. */
export const plainPage = (title: string, lines: readonly string[], button = ""): SessionPage => ({
  ...{ title, status: "", fields: [], button },
  blocks: blocksOf(...lines),
});

/** What covers a private page until its holder is alone with the screen. */
export function curtainPage(scene: TeachScene, seat: string): SessionPage {
  const { say } = scene.naming;
  return {
    ...plainPage(
      say("teach.curtain", { seat: seatName(scene, seat) }),
      [],
      say("teach.curtain-open"),
    ),
    blocks: blocksOf(text(say("teach.curtain-note"), "strong")),
  };
}
