/** Every stage of a session as a page. */

import { told } from "../../story/naming.ts";
import { sheetPage, welcomePage } from "./brief.ts";
import { debriefPage, endPage, marksPage } from "./closing.ts";
import { decisionPage } from "./decision.ts";
import { openPage, questionPage, sealPage, signalPage } from "./forecast.ts";
import { newsPage, roundPage } from "./round.ts";
import { decidedPage, scoresPage } from "./scores.ts";
import { type PageBody, byId } from "./seats.ts";
import { injectsPage, runPage, signalsPage, truthsPage } from "./truths.ts";
import { text, type Page } from "./page.ts";
import type { TeachScene } from "./scene.ts";

function bodyOf(scene: TeachScene): PageBody {
  const { stage, reveal } = scene;
  switch (stage.kind) {
    case "welcome":
      return welcomePage(scene);
    case "sheet":
      return sheetPage(scene, stage);
    case "round":
      return roundPage(scene, stage);
    case "news":
      return newsPage(scene, stage);
    case "signal":
      return signalPage(scene, stage);
    case "question":
      return questionPage(scene, stage);
    case "seal":
      return sealPage(scene, stage);
    case "decision":
      return decisionPage(scene, stage);
    case "open":
      return openPage(scene);
    case "marks":
      return marksPage(scene, stage);
    case "debrief":
      return debriefPage(scene, stage);
    case "end":
      return endPage(scene);
    case "run":
    case "signals":
    case "injects":
    case "truths":
    case "scores":
    case "decided":
      break;
  }
  // These are of the reveal: without it they say nothing.
  if (reveal === undefined) {
    return {
      title: scene.naming.say("teach.open"),
      blocks: [text(scene.naming.say("teach.sealed"))],
    };
  }
  switch (stage.kind) {
    case "run":
      return runPage(scene, reveal);
    case "signals":
      return signalsPage(scene);
    case "injects":
      return injectsPage(scene);
    case "truths":
      return truthsPage(scene, reveal);
    case "scores":
      return scoresPage(scene, stage, reveal);
    case "decided":
      return decidedPage(scene, reveal);
  }
}

function statusOf({ stage, exercise, naming, state }: TeachScene): string {
  const { say } = naming;
  const seat = "seat" in stage && state.plan.seats.length > 1 ? [stage.seat] : [];
  if (!("round" in stage)) return seat.join("");
  const round = byId(exercise.rounds, stage.round);
  const index = exercise.rounds.findIndex(({ id }) => id === stage.round);
  const place = say("teach.round-of", { n: index + 1, of: exercise.rounds.length });
  return [place, say("teach.minutes", { n: round?.minutes ?? 0 }), ...seat].join(" · ");
}

/** The page of a stage. */
export function pageOf(scene: TeachScene): Page {
  const { title, blocks, fields = [], button } = bodyOf(scene);
  return {
    title,
    status: statusOf(scene),
    blocks,
    fields,
    button: button ?? scene.naming.say("teach.on"),
  };
}

/** What covers a private page until its holder is alone with the screen. */
export function curtainPage(scene: TeachScene, seat: string): Page {
  const { naming, exercise, state } = scene;
  const { say } = naming;
  const holder = state.plan.seats.find(({ id }) => id === seat);
  const role = told(naming, exercise.roles.find(({ id }) => id === holder?.role)?.name);
  return {
    title: say("teach.curtain", { seat: say("teach.seat", { seat, role }) }),
    status: "",
    blocks: [text(say("teach.curtain-note"), "strong")],
    fields: [],
    button: say("teach.curtain-open"),
  };
}
