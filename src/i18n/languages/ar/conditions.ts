/** Words that say a scenario's conditions and amounts in plain language; in Arabic. */

import type { Translation } from "../../message.ts";
import type { conditionsWords as english } from "../en/conditions.ts";

export const conditionsWords: Translation<typeof english> = {
  "if.at-least": "{flashpoint} عند «{level}» أو أسوأ",
  "if.at-most": "{flashpoint} عند «{level}» أو أفضل",
  "if.worse": "{flashpoint} أسوأ من «{level}»",
  "if.better": "{flashpoint} أفضل من «{level}»",
  "if.at": "{flashpoint} عند «{level}»",
  "if.not-at": "{flashpoint} ليست عند «{level}»",
  "if.unknown": "{unknown}: {value}",
  "if.unknown-not": "{unknown}: ليس {value}",
  "if.happened": "بعد «{event}»",
  "if.moved": "قرار {actor}: «{move}»",
  "if.underway": "«{what}» قيد التنفيذ",
  "if.done": "اكتمل «{what}»",
  "if.and": "{left} و{right}",
  "if.or": "{left} أو {right}",
  "if.not": "ليس صحيحاً أن ({condition})",
  "if.any": "إحدى {ladders} عند «{mark}»",
  "if.always": "دائماً",
  "if.never": "أبداً",
  "if.date-from": "ابتداءً من {date}",
  "if.date-before": "قبل {date}",
  "amount.step": "رقم الخطوة",
  "amount.since": "الأيام منذ {date}",
  "amount.ago": "الخطوات منذ «{what}»",
  "amount.times": "عدد مرات «{what}»",
  "amount.dwell": "خطوات {flashpoint} عند مستواها",
  "amount.held": "خطوات {flashpoint} عند «{level}» أو أسوأ",
  "amount.rung": "درجة {flashpoint}",
  "amount.rung-lag": "درجة {flashpoint} بتأخير {lag}",
  "amount.count": "عدد ما عند «{mark}» من {ladders}",
  "amount.worst": "أعلى درجة في {ladders}",
  "amount.if": "{then} إذا {test}، وإلا {otherwise}",
};
