/** CSV of those answers that have no schema yet. */

export { csvText } from "../render/csv.ts";
