/** Where work is followed for those commands that are no questions yet. */

export { watchOut, type Watched } from "../../ask/watch.ts";
