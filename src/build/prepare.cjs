"use strict";
// npm's `prepare` step: builds dist/ unless it is current. Old-style JavaScript like the launcher,
// because npm may run it with a Node that is too old to build.

var launcher = require("../cli/launcher.cjs");

var runtime = launcher.findRuntime();
if (runtime === undefined) {
  process.stderr.write(launcher.explainMissingRuntime());
  process.exitCode = 70;
} else if (!launcher.build(runtime)) {
  process.exitCode = 70;
}
