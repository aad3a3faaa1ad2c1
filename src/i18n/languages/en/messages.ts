/** Every message in English, which sets the keys and the holes. One area a file: an area is added here. */

import { adviseWords } from "./advise.ts";
import { auditWords } from "./audit.ts";
import { batchWords } from "./batch.ts";
import { believeWords } from "./believe.ts";
import { bestReplyWords } from "./best-reply.ts";
import { classroomWords } from "./classroom.ts";
import { commandWords } from "./command.ts";
import { clusterWords } from "./cluster.ts";
import { compareWords } from "./compare.ts";
import { conditionsWords } from "./conditions.ts";
import { elicitWords } from "./elicit.ts";
import { exactWords } from "./exact.ts";
import { coverageWords } from "./coverage.ts";
import { expectationsWords } from "./expectations.ts";
import { explainWords } from "./explain.ts";
import { exportWords } from "./export.ts";
import { firstWords } from "./first.ts";
import { fitWords } from "./fit.ts";
import { gradeWords } from "./grade.ts";
import { handedWords } from "./handed.ts";
import { hindcastWords } from "./hindcast.ts";
import { importWords } from "./import.ts";
import { keysWords } from "./keys.ts";
import { packWords } from "./pack.ts";
import { paletteWords } from "./palette.ts";
import { pathsWords } from "./paths.ts";
import { playWords } from "./play.ts";
import { policyWords } from "./policy.ts";
import { precisionWords } from "./precision.ts";
import { rareWords } from "./rare.ts";
import { regretWords } from "./regret.ts";
import { classChoicesWords } from "./class-choices.ts";
import { reportAttachedWords } from "./report-attached.ts";
import { reportWords } from "./report.ts";
import { revealWords } from "./reveal.ts";
import { seatsWords } from "./seats.ts";
import { sensitivityWords } from "./sensitivity.ts";
import { sessionWords } from "./session.ts";
import { sharedWords } from "./shared.ts";
import { situationWords } from "./situation.ts";
import { teachWords } from "./teach.ts";
import { unboundedWords } from "./unbounded.ts";
import { watchWords } from "./watch.ts";
import { waysWords } from "./ways.ts";

/** Every message in English by its key. */
export type Messages = typeof adviseWords &
  typeof bestReplyWords &
  typeof auditWords &
  typeof batchWords &
  typeof believeWords &
  typeof classroomWords &
  typeof clusterWords &
  typeof commandWords &
  typeof compareWords &
  typeof conditionsWords &
  typeof elicitWords &
  typeof exactWords &
  typeof coverageWords &
  typeof expectationsWords &
  typeof explainWords &
  typeof exportWords &
  typeof firstWords &
  typeof fitWords &
  typeof gradeWords &
  typeof handedWords &
  typeof hindcastWords &
  typeof importWords &
  typeof keysWords &
  typeof packWords &
  typeof paletteWords &
  typeof pathsWords &
  typeof playWords &
  typeof policyWords &
  typeof precisionWords &
  typeof unboundedWords &
  typeof rareWords &
  typeof classChoicesWords &
  typeof regretWords &
  typeof reportAttachedWords &
  typeof reportWords &
  typeof revealWords &
  typeof seatsWords &
  typeof sensitivityWords &
  typeof sessionWords &
  typeof sharedWords &
  typeof situationWords &
  typeof teachWords &
  typeof watchWords &
  typeof waysWords;

/** All words of the language, by key. */
export const messages: Messages = {
  ...adviseWords,
  ...bestReplyWords,
  ...auditWords,
  ...batchWords,
  ...believeWords,
  ...classroomWords,
  ...clusterWords,
  ...commandWords,
  ...compareWords,
  ...conditionsWords,
  ...elicitWords,
  ...exactWords,
  ...coverageWords,
  ...expectationsWords,
  ...explainWords,
  ...exportWords,
  ...firstWords,
  ...fitWords,
  ...gradeWords,
  ...handedWords,
  ...hindcastWords,
  ...importWords,
  ...keysWords,
  ...packWords,
  ...paletteWords,
  ...pathsWords,
  ...playWords,
  ...policyWords,
  ...precisionWords,
  ...unboundedWords,
  ...rareWords,
  ...regretWords,
  ...classChoicesWords,
  ...reportAttachedWords,
  ...reportWords,
  ...revealWords,
  ...seatsWords,
  ...sensitivityWords,
  ...sessionWords,
  ...sharedWords,
  ...situationWords,
  ...teachWords,
  ...watchWords,
  ...waysWords,
};
