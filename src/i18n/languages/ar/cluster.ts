/** Words of a batch that machines share out; in Arabic. */

import type { Translation } from "../../message.ts";
import type { clusterWords as english } from "../en/cluster.ts";

/** Words of `cluster`, by key. */
export const clusterWords: Translation<typeof english> = {
  "help.plan": "خطة دفعة تتقاسمها حواسيب كثيرة",
  "help.shard": "تشغيل بعض أجزاء خطة",
  "help.missing": "ما لم يُنجز بعد من خطة",
  "help.merge": "الجواب من نتائج خطة، متى اكتملت",
  "help.plan-folder": "مجلد خطة",
  "help.plan-folders": "مجلد خطة؛ وما بعده مجلدات فيها نتائج فقط",
  "help.plan-out": "مجلد الخطة ونتائجها",
  "help.shard-runs": "تشغيلات الجزء (افتراضياً: نصف دقيقة من نواة واحدة)",
  "help.shard-index": "رقم جزء، من 0؛ يجوز تكراره",
  "help.shard-group": "كل جزء ترتيبه G ابتداءً من g: ‎0/10، ‎1/10 …",
  "help.missing-array": "اطبع أرقام الأجزاء وحدها، كما تأخذها مصفوفة مهام",
  "plan.out": "تحتاج الخطة إلى مجلد: --out",
  "plan.shards": "للخطة {most} من الأجزاء على الأكثر: يجب ألا يقل --shard-runs عن {least}",
  "plan.unshared":
    "في {folder} دفعة حاسوب واحد بلا أجزاء؛ تابعها بواسطة brink batch --resume {folder}",
  "plan.made": {
    zero: "{runs} من التشغيلات بلا أجزاء.",
    one: "{runs} من التشغيلات في جزء واحد لا يزيد على {size}. على أي حاسوب:",
    two: "{runs} من التشغيلات في جزأين لا يزيد كل منهما على {size}. على أي حواسيب:",
    few: "{runs} من التشغيلات في {n} أجزاء لا يزيد كل منها على {size}. على أي حواسيب:",
    many: "{runs} من التشغيلات في {n} جزءاً لا يزيد كل منها على {size}. على أي حواسيب:",
    other: "{runs} من التشغيلات في {n} جزء لا يزيد كل منها على {size}. على أي حواسيب:",
  },
  "shard.which": "يحدد الأجزاءَ إما --index وإما --group",
  "shard.group": "مجموعة وعدد المجموعات، مثل 0/10",
  "shards.done": "أُنجز {done} من {runs} من التشغيلات.",
  "shards.missing": "الأجزاء التي لم تُنجز: {array}",
  "shards.gap": "ينقص: التشغيلات من {first} إلى {last}",
  "batch.skew.canary": "ما يعدّه هذا الحاسوب من التشغيلات نفسها",
};
