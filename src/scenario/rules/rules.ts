/** Every validation rule, one per file. */

import { delaysMayOverlap } from "./delays-may-overlap.ts";
import { hiddenStateStaysHidden } from "./hidden-state-stays-hidden.ts";
import { integersStayWhole } from "./integers-stay-whole.ts";
import { laddersKeepToLength } from "./ladders-keep-to-length.ts";
import { namesInManyLanguages } from "./names-in-many-languages.ts";
import { numbersHaveABasis } from "./numbers-have-a-basis.ts";
import { numbersHaveRanges } from "./numbers-have-ranges.ts";
import { plansLeadSomewhere } from "./plans-lead-somewhere.ts";
import type { Rule } from "./rule.ts";
import { runsCanBeCounted } from "./runs-can-be-counted.ts";
import { scalesAreOfNumbers } from "./scales-are-of-numbers.ts";
import { sharesTotalOne } from "./shares-total-one.ts";
import { shortNamesFit } from "./short-names-fit.ts";
import { startsReadParametersOnly } from "./starts-read-parameters-only.ts";
import { textsInEveryLanguage } from "./texts-in-every-language.ts";
import { textsShowThemselves } from "./texts-show-themselves.ts";
import { thresholdsMeetSums } from "./thresholds-meet-sums.ts";
import { variablesStartWithinBounds } from "./variables-start-within-bounds.ts";

/** All of them; their order never matters. */
export const rules: readonly Rule[] = [
  delaysMayOverlap,
  hiddenStateStaysHidden,
  integersStayWhole,
  laddersKeepToLength,
  namesInManyLanguages,
  numbersHaveABasis,
  numbersHaveRanges,
  plansLeadSomewhere,
  runsCanBeCounted,
  scalesAreOfNumbers,
  sharesTotalOne,
  shortNamesFit,
  startsReadParametersOnly,
  textsInEveryLanguage,
  textsShowThemselves,
  thresholdsMeetSums,
  variablesStartWithinBounds,
];
