/** Words of `brink teach`; in Arabic. */

import type { Translation } from "../../message.ts";
import type { teachWords as english } from "../en/teach.ts";

/** Words of `teach`, by key. */
export const teachWords: Translation<typeof english> = {
  "help.teach": "تمارين للصف",
  "help.teach-action":
    "list: ما المتاح؛ start: إجراء تمرين على هذا الجهاز؛ pack: صفحات تُطبع لصف؛ collect: تسجيل الالتزامات قبل الكشف؛ void: إلغاء مقعد فُقد ملفه؛ reveal: إعطاء العالم المختوم؛ grade: تصحيح ما سلّمه صف",
  "help.teach-exercise":
    "معرّف تمرين مرفق أو رقمه (e1)، أو مسار ملف؛ ومع collect وgrade المجلد، ومع void المقعد",
  "help.teach-seed": "كلمة الصف: الكلمة نفسها تعطي العالم المختوم نفسه",
  "help.teach-seats": "من يجلس هنا: عدد، أو أسماء مع أدوارها (Nour=fleet,Sam=neighbours)",
  "help.teach-role": "دور المقعد الوحيد",
  "help.teach-solo": "مقعد واحد",
  "help.teach-pair": "مقعدان",
  "help.teach-team": "مقعد لكل دور",
  "help.teach-masked": "الدول والأماكن بأسماء أخرى",
  "help.teach-resume": "متابعة آخر جلسة من هذا التمرين",
  "help.teach-answers": "بلا شاشة: التنبؤات والقرارات من ملف JSON",
  "help.teach-out":
    "مجلد الالتزامات والسجل وما يُسلَّم (start: هذا المجلد إن لم يُذكر)؛ pack وgrade: مجلد يُنشأ",
  "usage.no-exercise": "أي تمرين؟ يعرضها الأمر brink teach list.",
  "usage.not-for": "لا معنى للخيار {option} في brink teach {action}",
  "usage.one-seating": "واحد فقط من --solo و--pair و--team.",
  "usage.not-a-role": "{name} ليس دوراً في هذا التمرين: {roles}",
  "usage.seats": "يريد --seats عدداً من 1 إلى 26، أو أسماء مختلفة تفصلها فواصل.",
  "usage.no-masks": "--masked: ليس في هذا التمرين أسماء أخرى (masked: فارغ فيه)",
  "usage.answers": "لا يُقرأ {file} إجاباتٍ: {reason}",
  "teach.answers-strange": "{name}: لا يُسأل عن شيء بهذا الاسم؛ يوجد {names}",
  "teach.answers-unknown": "{field}: لا حقل بهذا الاسم؛ الحقول: {fields}",
  "teach.answers-stop": "تتوقف الإجابات عند {stage}:",
  "teach.no-terminal":
    "يحتاج التمرين إلى طرفية. وبدونها: --plain للنص المتصل، أو --answers FILE.json.",
  "teach.shipped": "التمارين المرفقة مع Brink:",
  "teach.facts": "{level}، {minutes} دقيقة",
  "teach.level.beginner": "للمبتدئين",
  "teach.level.intermediate": "متوسط",
  "teach.level.advanced": "متقدم",
};
