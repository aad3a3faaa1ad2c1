/** Words of sessions that are handed on as files; in Arabic. */

import type { Translation } from "../../message.ts";
import type { handedWords as english } from "../en/handed.ts";

/** Words of `handed`, by key. */
export const handedWords: Translation<typeof english> = {
  "help.session": "كتابة جلسة لعب في ملف صغير يُسلَّم إلى غيرك، أو أخذها منه",
  "help.session-action": "export: آخر جلسة للسيناريو إلى الملف؛ import: من الملف لتصير آخر جلسة",
  "help.session-scenario": "السيناريو الذي لُعب: ملف أو اسم سيناريو مما يأتي مع Brink",
  "help.session-file": "الملف؛ session.brink-session للتصدير إن لم يُذكر",
  "session.none": "لا جلسة من {scenario} للتصدير.",
  "session.written":
    "كُتب: {file} ({bytes} بايت). في مكان آخر: brink session import ثم play --resume",
  "session.kept-changed": "تغيّر السيناريو منذ حُفظت هذه الجلسة: لن تكون ما لُعب.",
  "session.no-file": "لا يوجد ملف {file}.",
  "session.bad-file": "ليس {file} جلسة مصدَّرة، أو هو تالف.",
  "session.which-file": "في أي ملف الجلسة؟",
  "session.other-scenario":
    "لُعبت الجلسة على نسخة أخرى من السيناريو، فلن تسير هنا كما سارت. ما يختلف:",
  "session.changed": "تغيّر: {places}",
  "session.added": "هنا فقط: {places}",
  "session.gone": "هناك فقط: {places}",
  "session.differs":
    "عند لعبها من جديد تسير في طريق آخر من الخطوة {step} (صنعها Brink {saved}، وهذا {current}).",
  "message.exported": "كُتب: {file}. في مكان آخر: brink session import",
  "message.not-exported": "تعذّرت كتابة {file}: {reason}",
  "command.export": "صدر",
  "takes.file": "ملف",
  "cmd.export": "كتابة هذه الجلسة في ملف صغير لمتابعتها في مكان آخر",
  "session.and-more": {
    zero: "{places} لا غير",
    one: "{places} وواحد آخر",
    two: "{places} واثنان آخران",
    few: "{places} و{n} أخرى",
    many: "{places} و{n} أخرى",
    other: "{places} و{n} أخرى",
  },
  "session.taken": {
    zero: "أُعيد لعبها خطوة بخطوة كما سارت: البذرة {seed}، التشغيل {run}، في {date}.",
    one: "أُعيد لعبها خطوة بخطوة كما سارت: البذرة {seed}، التشغيل {run}، في {date}.",
    two: "أُعيد لعبها خطوة بخطوة كما سارت: البذرة {seed}، التشغيل {run}، في {date}، ومساران.",
    few: "أُعيد لعبها خطوة بخطوة كما سارت: البذرة {seed}، التشغيل {run}، في {date}، و{n} مسارات.",
    many: "أُعيد لعبها خطوة بخطوة كما سارت: البذرة {seed}، التشغيل {run}، في {date}، و{n} مساراً.",
    other: "أُعيد لعبها خطوة بخطوة كما سارت: البذرة {seed}، التشغيل {run}، في {date}، و{n} مسار.",
  },
};
