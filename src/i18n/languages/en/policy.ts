/** Words of `brink advise --policy`. */

/** Words of `policy`, by key. */
export const policyWords = {
  "help.advise-policy":
    "search for at most ten rules that serve the actor better than its policy, and write them to this file as a variant",
  "policy.alone":
    "--policy is about a whole run: leave out --step, --session, --run, --agency, --regret and --history",
  "policy.one-objective":
    "--policy serves one thing: {id} has several objectives, so name one by --outcome, or add --weigh",
  "policy.no-file": "--policy: there is no scenario file that a variant could extend",
  "policy.progress": "{rules} rules so far; {runs} runs made",
  "policy.head": "Rules for {actor} in place of its own policy, found and judged by:",
  "policy.because": "What a rule of the policy means, and no estimate of anything.",
  "policy.written": "Wrote {file}",
  "policy.copied": {
    one: "Copied {n} file of the scenario beside it, which it extends",
    other: "Copied {n} files of the scenario beside it, which it extends",
  },
  "policy.training": {
    one: "Rules found on {n} run, seed “{seed}”",
    other: "Rules found on {n} runs, seed “{seed}”",
  },
  "policy.judging": { one: "judged on {n} other", other: "judged on {n} others" },
  "policy.section": "Rules that would serve it better: {actor}",
  "policy.rule": "Rule",
  "policy.never": "Never: {move}",
  "policy.boost": "Four times as likely: {move}",
  "policy.always": "Always, when open: {move}",
  "policy.without": "Without it",
  "policy.objective": "What it wants",
  "policy.base": "Its policy",
  "policy.rules": "The rules",
  "policy.difference": "Difference",
  "policy.interval": "95% interval",
  "policy.file":
    "{file} holds the rules as a variant: `brink check` reads it, `brink compare` sets it against the scenario.",
  "policy.flips":
    "At an end of its range, each of these makes the rules no better than its own policy, or than fewer of them: {inputs}.",
  "policy.flips-perhaps":
    "No number makes the rules no better than its own policy, or than fewer of them, for sure; at an end of its range, each of these may: {inputs}.",
  "policy.flips-none":
    "No number that was tried makes the rules no better than its own policy, or than fewer of them, within its range ({tried} were tried).",
  "policy.flips-nothing":
    "As no rules help clearly, there is nothing that a number could turn over.",
  "policy.turning-own": "What would make the rules no better than its own policy: {outcome}",
  "policy.turning-fewer":
    "What would make them no better than without the rule that matters least: {outcome}",
  "policy.note.turning":
    "Lead: the rules against its own policy, or against those rules that are left, on judging runs with the number at an end of its range, the same luck.",
  "policy.note.search": {
    one: "Searched among {n} condition that the actor can observe: time, levels, variables, events, its own last moves. Found step by step: there may be better rules.",
    other:
      "Searched among {n} conditions that the actor can observe, alone and in pairs: time, levels, variables, events, its own last moves. Found step by step: there may be better rules.",
  },
  "policy.note.rules":
    "Where no rule applies its policy decides, as do those of all others, which do not respond to the rules. Without it: what changes where that rule alone is left out.",
  "policy.note.judged":
    "Judged on runs that the search never saw, each policy on the same luck, run by run. 95% intervals: Newcombe's score method for paired shares, Student's t of paired differences for means.",
  "caution.policy-none":
    "No rule helps clearly: nothing was written. More --runs tell smaller effects.",
  "caution.policy-unclear":
    "On runs that the search did not see the rules do not help clearly: nothing was written. More --runs tell.",
} as const;
