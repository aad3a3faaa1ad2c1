/** Keys that stand for several ids: `kinmen, matsu` and `state_1..state_5`. */

/** Most copies, by such keys and by templates, that one scenario is expanded to. */
export const maximumCopies = 1000;

const rangeForm =
  /^([a-z][a-z0-9_]*?)(0|[1-9]\d{0,8})\s*\.\.\s*([a-z][a-z0-9_]*?)(0|[1-9]\d{0,8})$/u;

/**
 * The ids that a key stands for, in their order, one more than `maximumCopies` at most; undefined if it
 * is an ordinary key, empty if it means to be several and cannot be read.
 */
export function idsOfKey(key: string): readonly string[] | undefined {
  if (!/,|\.\./u.test(key)) return undefined;
  const ids: string[] = [];
  for (const part of key.split(",")) {
    const range = rangeForm.exec(part.trim());
    if (range === null) {
      if (!/^[A-Za-z_]\w*$/u.test(part.trim())) return [];
      ids.push(part.trim());
    } else {
      const [, prefix = "", from = "", other = "", to = ""] = range;
      if (prefix !== other || Number(from) > Number(to)) return [];
      for (let n = Number(from); n <= Number(to) && ids.length <= maximumCopies; n += 1)
        ids.push(`${prefix}${String(n)}`);
    }
    if (ids.length > maximumCopies) break;
  }
  return ids;
}
