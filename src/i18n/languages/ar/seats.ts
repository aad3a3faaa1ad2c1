/** Words of games of several people: seats, curtain, the one who leads; in Arabic. */

import type { Translation } from "../../message.ts";
import type { seatsWords as english } from "../en/seats.ts";

/** Words of `seats`, by key. */
export const seatsWords: Translation<typeof english> = {
  "key.uncover": "أنا وحدي",
  "seats.everyone": "للجميع أن ينظروا",
  "seats.turn": "دور {seat}",
  "seats.led": "{role}، بميسّر",
  "seats.curtain": "ستار",
  "seats.next": "{seat}: حان دورك.",
  "seats.alone":
    "اضغط Enter حين لا يرى الشاشة غيرك. ما تقرّره وما لا يجوز لغيرك أن يعرفه وراء هذا الستار.",
  "log.title": "ما قاله الميسّر وقرّره",
  "log.empty": "لا شيء حتى الآن.",
  "log.inject": "{date}: قيل: {text}",
  "log.override": "{date}: تقرّر بدلاً منهم: {text}",
  "message.injected": "قيل: {text}",
  "message.not-facilitated": "لا ميسّر إلا في لعبة بالخيار --facilitate",
  "command.inject": "أبلغ",
  "command.log": "السجل",
  "cmd.inject": "إبلاغ اللاعبين بما لا يعرفه النموذج؛ ويبقى في السجل",
  "cmd.log": "ما قاله الميسّر وقرّره",
  "help.hot-seat": "كل --as يلعبه شخص آخر على هذه الشاشة، مع ستار بين الأدوار",
  "help.facilitate":
    "تيسير اللعبة: القرار لأي طرف (d) وإبلاغ اللاعبين (:inject)؛ وكلاهما في السجل (:log)",
  "usage.hot-seat": "الخيار --hot-seat يحتاج إلى مقعدين أو أكثر: --as NAME لكل مقعد",
};
