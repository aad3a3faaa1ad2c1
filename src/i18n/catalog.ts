/**
 * The whole catalog of interface messages. One area per file under `messages/`; an area is added to
 * the two lists here. A key missing in Arabic does not compile.
 */

import { auditAr, auditEn } from "./messages/audit.ts";
import { batchAr, batchEn } from "./messages/batch.ts";
import { believeAr, believeEn } from "./messages/believe.ts";
import { classroomAr, classroomEn } from "./messages/classroom.ts";
import { commandAr, commandEn } from "./messages/command.ts";
import { compareAr, compareEn } from "./messages/compare.ts";
import { conditionsAr, conditionsEn } from "./messages/conditions.ts";
import { exactAr, exactEn } from "./messages/exact.ts";
import { explainAr, explainEn } from "./messages/explain.ts";
import { exportAr, exportEn } from "./messages/export.ts";
import { hindcastAr, hindcastEn } from "./messages/hindcast.ts";
import { gradeAr, gradeEn } from "./messages/grade.ts";
import { keysAr, keysEn } from "./messages/keys.ts";
import { packAr, packEn } from "./messages/pack.ts";
import { pathsAr, pathsEn } from "./messages/paths.ts";
import { playAr, playEn } from "./messages/play.ts";
import { precisionAr, precisionEn } from "./messages/precision.ts";
import { rareAr, rareEn } from "./messages/rare.ts";
import { sensitivityAr, sensitivityEn } from "./messages/sensitivity.ts";
import { reportAr, reportEn } from "./messages/report.ts";
import { revealAr, revealEn } from "./messages/reveal.ts";
import { reportAttachedAr, reportAttachedEn } from "./messages/report-attached.ts";
import { sessionAr, sessionEn } from "./messages/session.ts";
import { sharedAr, sharedEn } from "./messages/shared.ts";
import { teachAr, teachEn } from "./messages/teach.ts";
import { translator, type ArabicMessages, type Say } from "./translate.ts";
import type { NumberStyle } from "./number.ts";

/** Every message in English, which sets keys and holes. */
export type Messages = typeof sharedEn &
  typeof batchEn &
  typeof pathsEn &
  typeof believeEn &
  typeof auditEn &
  typeof hindcastEn &
  typeof playEn &
  typeof sessionEn &
  typeof compareEn &
  typeof sensitivityEn &
  typeof conditionsEn &
  typeof keysEn &
  typeof commandEn &
  typeof explainEn &
  typeof exactEn &
  typeof precisionEn &
  typeof rareEn &
  typeof exportEn &
  typeof teachEn &
  typeof reportEn &
  typeof classroomEn &
  typeof revealEn &
  typeof packEn &
  typeof gradeEn &
  typeof reportAttachedEn;

/** Both languages. */
export const catalog: { readonly en: Messages; readonly ar: ArabicMessages<Messages> } = {
  en: {
    ...sharedEn,
    ...batchEn,
    ...pathsEn,
    ...believeEn,
    ...auditEn,
    ...hindcastEn,
    ...playEn,
    ...sessionEn,
    ...compareEn,
    ...sensitivityEn,
    ...conditionsEn,
    ...keysEn,
    ...commandEn,
    ...explainEn,
    ...exactEn,
    ...precisionEn,
    ...rareEn,
    ...exportEn,
    ...teachEn,
    ...reportEn,
    ...classroomEn,
    ...revealEn,
    ...packEn,
    ...gradeEn,
    ...reportAttachedEn,
  },
  ar: {
    ...sharedAr,
    ...batchAr,
    ...pathsAr,
    ...believeAr,
    ...auditAr,
    ...hindcastAr,
    ...playAr,
    ...sessionAr,
    ...compareAr,
    ...sensitivityAr,
    ...conditionsAr,
    ...keysAr,
    ...commandAr,
    ...explainAr,
    ...exactAr,
    ...precisionAr,
    ...rareAr,
    ...exportAr,
    ...teachAr,
    ...reportAr,
    ...classroomAr,
    ...revealAr,
    ...packAr,
    ...gradeAr,
    ...reportAttachedAr,
  },
};

/** Gives interface messages in one language and style of digits. */
export type Speech = Say<Messages>;

/** The messages in one style: `const say = speech({ language: "en", digits: "latin" })`. */
export function speech(style: NumberStyle): Speech {
  return translator<Messages>(catalog, style);
}
