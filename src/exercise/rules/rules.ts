/** Every rule about exercises, one per file. */

import { aimsAgree } from "./aims-agree.ts";
import { injectsHaveTruths } from "./injects-have-truths.ts";
import { namesExist } from "./names-exist.ts";
import { questionsCanBeDecided } from "./questions-can-be-decided.ts";
import type { Rule } from "./rule.ts";
import { textsInEveryLanguage } from "./texts-in-every-language.ts";
import { textsShowThemselves } from "./texts-show-themselves.ts";
import { timeFits } from "./time-fits.ts";

/** All of them; their order never matters. */
export const rules: readonly Rule[] = [
  aimsAgree,
  injectsHaveTruths,
  namesExist,
  questionsCanBeDecided,
  textsInEveryLanguage,
  textsShowThemselves,
  timeFits,
];
