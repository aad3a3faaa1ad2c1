#!/usr/bin/env node
"use strict";
// Starts Brink on a Node that can run it. Old-style JavaScript on purpose: whatever Node is on the
// machine must be able to read this file and say what is wrong.
//
// It guarantees: arguments, streams, signals and exit code pass through unchanged; the program that
// runs is never older than its sources; where nothing can run, stderr says what to do.

var childProcess = require("child_process");
var fs = require("fs");
var os = require("os");
var path = require("path");

/** Oldest Node that runs the bundle: Ink 8 and commander 15 need it. */
var OLDEST = [22, 12];

var root = path.join(__dirname, "..", "..");
var bundle = path.join(root, "dist", "brink.js");
var stamp = path.join(root, "dist", "build.json");
var builder = path.join(root, "src", "build", "build.ts");

/** Whether a Node of this version (`process.versions.node`) is new enough. */
function isNewEnough(version) {
  var parts = version.split(".").map(Number);
  return parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1]);
}

/** Path of the pinned Node for this platform, or undefined where it is not installed. */
function findPinnedRuntime() {
  var system = process.platform === "win32" ? "win" : process.platform;
  var name = "node-" + system + "-" + process.arch;
  try {
    var folder = path.dirname(require.resolve(name + "/package.json", { paths: [root] }));
    var binary = path.join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return fs.existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** A Node that can run Brink: this one if it is new enough, else the pinned one, else undefined. */
function findRuntime() {
  return isNewEnough(process.versions.node) ? process.execPath : findPinnedRuntime();
}

function explainMissingRuntime() {
  return (
    "brink: needs Node " +
    OLDEST.join(".") +
    " or newer; this is Node " +
    process.versions.node +
    " (" +
    process.platform +
    " " +
    process.arch +
    ").\n" +
    "Brink brings its own Node for Linux (x64, arm64) and Windows (x64), but it is not installed here.\n" +
    "  - on those systems: run `npm ci` again in " +
    root +
    ", without --omit=optional\n" +
    "  - elsewhere: install Node 22.12 or newer from https://nodejs.org and run brink again\n"
  );
}

/** Newest modification time below a folder, in ms; stops as soon as it exceeds `limit`. */
function newestBelow(folder, limit) {
  var newest = 0;
  var entries = fs.readdirSync(folder, { withFileTypes: true });
  for (var i = 0; i < entries.length && newest <= limit; i++) {
    var full = path.join(folder, entries[i].name);
    var time = entries[i].isDirectory() ? newestBelow(full, limit) : fs.statSync(full).mtimeMs;
    if (time > newest) newest = time;
  }
  return newest;
}

/** Whether dist/ may be older than the sources. Modification times only: the builder decides by content. */
function mayBeStale() {
  if (!fs.existsSync(builder)) return false; // an installed package has no sources
  try {
    var built = fs.statSync(stamp).mtimeMs;
    var newest = Math.max(
      newestBelow(path.join(root, "src"), built),
      fs.statSync(path.join(root, "package.json")).mtimeMs,
    );
    return !fs.existsSync(bundle) || newest > built;
  } catch {
    return true;
  }
}

/** Builds dist/ with `runtime` unless it is current; returns whether dist/ can be used. */
function build(runtime) {
  var done = childProcess.spawnSync(
    runtime,
    ["--experimental-strip-types", "--disable-warning=ExperimentalWarning", builder],
    { cwd: root, stdio: ["ignore", 2, 2] },
  );
  return done.status === 0;
}

/** Whether a process is stopped, as by Ctrl-Z. Only Linux says so; elsewhere no Node is pinned, or nothing stops. */
function isStopped(pid) {
  try {
    var stat = fs.readFileSync("/proc/" + pid + "/stat", "latin1");
    return stat.charAt(stat.lastIndexOf(")") + 2) === "T";
  } catch {
    return false; // it has ended
  }
}

/**
 * Runs the program on another Node, as if this process were it: signals go both ways, it stops and goes
 * on when the child does, and the child ends with it, as their channel closes (`app/signals.ts`).
 */
function runInChild(runtime) {
  /** What gives the terminal back; not empty while the child has it for itself. */
  var restore = "";
  var child = childProcess.spawn(runtime, [__filename].concat(process.argv.slice(2)), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  child.on("message", function (sequences) {
    if (sequences !== "mended") restore = sequences;
    // The modes that Node found must not come back as it exits: it leaves closed streams alone.
    else for (var fd = 0; fd <= 2; fd++) fs.closeSync(fd);
  });
  function pass(signal) {
    // Ctrl-C has reached the child too: it is told on another way, and counts (Windows kills by signals).
    if (signal !== "SIGINT" && process.platform !== "win32") child.kill(signal);
    else if (child.connected) child.send(signal);
  }
  ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP"].forEach(function (signal) {
    process.on(signal, pass);
  });
  process.on("SIGCHLD", function () {
    if (!isStopped(child.pid)) return;
    // The shell looks at this process: it gets its prompt when this one stops.
    process.removeListener("SIGTSTP", pass);
    process.kill(process.pid, "SIGTSTP");
  });
  process.on("SIGCONT", function () {
    process.removeListener("SIGTSTP", pass).on("SIGTSTP", pass);
    child.kill("SIGCONT");
  });
  child.on("error", function (error) {
    process.stderr.write("brink: cannot start " + runtime + ": " + error.message + "\n");
    process.exitCode = 70;
  });
  child.on("exit", function (code, signal) {
    // What the child has said last is read before the channel closes.
    if (child.connected) child.once("disconnect", end.bind(undefined, code, signal));
    else end(code, signal);
  });
  function end(code, signal) {
    if (signal === null) {
      process.exitCode = code;
    } else if (restore !== "") {
      // Node puts the modes of the terminal back as it exits, not where a signal ends it.
      process.stdout.write(restore);
      process.exit(128 + os.constants.signals[signal]);
    } else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  }
}

function main() {
  var runtime = findRuntime();
  if (runtime === undefined) {
    process.stderr.write(explainMissingRuntime());
    process.exitCode = 70;
    return;
  }
  if (runtime !== process.execPath) {
    runInChild(runtime);
    return;
  }
  if (mayBeStale() && !build(runtime)) {
    process.stderr.write(
      "brink: the program in dist/ is missing or older than src/, and building it failed.\n" +
        "Run `npm ci`, then `npm run build`, in " +
        root +
        "\n",
    );
    process.exitCode = 70;
    return;
  }
  import(require("url").pathToFileURL(bundle).href).catch(function (error) {
    process.stderr.write(
      "brink: cannot load " + bundle + "\n" + ((error && error.stack) || error) + "\n",
    );
    process.exitCode = 70;
  });
}

if (require.main === module) main();

module.exports = {
  build: build,
  explainMissingRuntime: explainMissingRuntime,
  findRuntime: findRuntime,
  isNewEnough: isNewEnough,
  mayBeStale: mayBeStale,
};
