/** The name of the code that checks, so that no other code's checked forms are believed. */

/** Put in by the bundler (`src/build/bundle.ts`): SHA-256 of all that decides what checking finds. */
declare const brinkCheckStamp: string;

/** Undefined where the sources run as they are: then nothing is kept, and everything is read. */
export const checkStamp: string | undefined =
  typeof brinkCheckStamp === "string" ? brinkCheckStamp : undefined;
