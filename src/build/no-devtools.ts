/** Stands in for `react-devtools-core`, which Ink asks for only in development. Does nothing. */

/** The two calls that Ink makes; neither connects to anything. */
const devtools: { readonly initialize: () => void; readonly connectToDevTools: () => void } = {
  initialize: () => undefined,
  connectToDevTools: () => undefined,
};

// Ink imports the package's default export.
export { devtools as default };
