/**
 * What the flagship is calibrated to: probabilities judged in 2026 from sources that existed on
 * 12 January 2022. They were never set by what happened afterwards.
 *
 * A target is met if the estimate lies in [low, high]. The bands are the house rule: a marginal within
 * 0.04, or within a factor of 1.5 where the target is below 0.05; a coupling within 0.08.
 */

/** A probability to be met by a batch of one of the shipped scenarios. */
export interface Target {
  readonly group: "marginals" | "couplings" | "type" | "time" | "catastrophe" | "undecided";
  readonly scenario: "europe-2022" | "europe-2022-undecided";
  /** In words, for the page. */
  readonly title: string;
  /** Outcome whose share is estimated, or a value of the unknown. */
  readonly of: string;
  /** Among the runs in which this outcome is true, or with this value of the unknown; all if absent. */
  readonly given?: string;
  readonly low: number;
  readonly high: number;
  /** The number that was judged, if it was one number. */
  readonly goal?: number;
  readonly source: string;
}

const judged = "judgement";
const crowd =
  "Metaculus on an invasion in 2022 (35 % on 12 December, 52 % on 18 January); GJ Open 2236: of the outcomes with force, 58 % go beyond Donbas";

/** [ladder, rung, goal, source]: P(the rung is reached at least once by the end of 2022). */
const rungs: readonly (readonly [string, string, number, number, string])[] = [
  ["ukraine", "Ukraine", 4, 0.45, crowd],
  ["ukraine", "Ukraine", 5, 0.29, crowd],
  ["belarus_poland", "Belarus–Poland", 4, 0.2, judged],
  ["belarus_poland", "Belarus–Poland", 5, 0.03, judged],
  ["bosnia", "Bosnia", 4, 0.2, judged],
  ["bosnia", "Bosnia", 5, 0.04, judged],
  ["montenegro", "Montenegro", 3, 0.25, judged],
  ["montenegro", "Montenegro", 4, 0.04, judged],
  ["montenegro", "Montenegro", 5, 0.005, judged],
  ["albania", "Albania", 3, 0.15, judged],
  ["albania", "Albania", 4, 0.04, judged],
  ["albania", "Albania", 5, 0.003, judged],
  ["kosovo", "Kosovo–Serbia", 3, 0.25, judged],
  ["kosovo", "Kosovo–Serbia", 4, 0.1, judged],
  ["kosovo", "Kosovo–Serbia", 5, 0.02, judged],
  ["arms", "Arms race", 3, 0.45, judged],
  ["arms", "Arms race", 4, 0.12, judged],
  ["arms", "Arms race", 5, 0.01, judged],
  ["western_europe", "Western Europe", 3, 0.45, judged],
  ["western_europe", "Western Europe", 4, 0.12, judged],
  ["western_europe", "Western Europe", 5, 0.02, judged],
  ["nordic_baltic", "Nordic–Baltic", 3, 0.35, judged],
  ["nordic_baltic", "Nordic–Baltic", 4, 0.08, judged],
  ["nordic_baltic", "Nordic–Baltic", 5, 0.02, judged],
  ["diplomacy", "Diplomacy", 4, 0.6, judged],
  ["diplomacy", "Diplomacy", 5, 0.42, judged],
];

function marginalBand(goal: number): { readonly low: number; readonly high: number } {
  return goal < 0.05
    ? { low: goal / 1.5, high: goal * 1.5 }
    : { low: goal - 0.04, high: goal + 0.04 };
}

const marginals = rungs.map(
  ([ladder, name, rung, goal, source]): Target => ({
    group: "marginals",
    scenario: "europe-2022",
    title: `${name} ≥ ${String(rung)}`,
    of: `${ladder}_${String(rung)}`,
    ...marginalBand(goal),
    goal,
    source,
  }),
);

/** [outcome, title, given war, given quiet]. */
const pulls: readonly (readonly [string, string, number, number])[] = [
  ["arms_3", "Arms race ≥ 3", 0.8, 0.22],
  ["western_europe_3", "Western Europe ≥ 3", 0.9, 0.17],
  ["nordic_baltic_3", "Nordic–Baltic ≥ 3", 0.6, 0.19],
  ["bosnia_4", "Bosnia ≥ 4", 0.23, 0.18],
];

const band = 0.08;
const couplings = pulls.flatMap(([of, title, war, quiet]): readonly Target[] => [
  coupling(of, `${title}, given war`, "invasion", war),
  coupling(of, `${title}, given no fighting`, "no_fighting", quiet),
]);

function coupling(of: string, title: string, given: string, goal: number): Target {
  const common = { group: "couplings", scenario: "europe-2022", source: judged } as const;
  return { ...common, of, title, given, goal, low: goal - band, high: goal + band };
}

const diplomaticCouplings: readonly Target[] = [
  {
    ...coupling("diplomacy_5", "Diplomacy ≥ 5, given war", "invasion", 0.95),
    low: 0.95,
    high: 1,
    source: "By the definition of the rung",
  },
  // Nothing is below zero: the band is cut there.
  { ...coupling("diplomacy_5", "Diplomacy ≥ 5, given no fighting", "no_fighting", 0.06), low: 0 },
];

const priorSource = "The crowd's 35 % of 12 December, moved by four signals to 12 January";
const fitted = "Fitted to the crowd's path: 0.10 and 0.90 for an invasion, an assumption";

const types: readonly Target[] = [
  {
    group: "type",
    scenario: "europe-2022",
    title: "All or nothing, prior",
    of: "all_or_nothing",
    goal: 0.4,
    low: 0.39,
    high: 0.41,
    source: priorSource,
  },
  {
    group: "type",
    scenario: "europe-2022",
    title: "Ukraine ≥ 4, given all or nothing",
    of: "ukraine_4",
    given: "all_or_nothing",
    low: 0.82,
    high: 0.95,
    source: fitted,
  },
  {
    group: "type",
    scenario: "europe-2022",
    title: "Ukraine ≥ 4, given bargaining",
    of: "ukraine_4",
    given: "bargaining",
    low: 0.05,
    high: 0.2,
    source: fitted,
  },
];

/** [value, title, prior, P(Ukraine ≥ 4)] of the variant with a third type. */
const thirdType: readonly (readonly [string, string, number, number])[] = [
  ["bargaining", "bargaining", 0.3, 0.05],
  ["undecided", "undecided", 0.45, 0.45],
  ["all_or_nothing", "all or nothing", 0.25, 0.9],
];

const undecided = thirdType.flatMap(([value, title, prior, goal]): readonly Target[] => {
  const common = {
    group: "undecided",
    scenario: "europe-2022-undecided",
    source: judged,
  } as const;
  const share = { title: `Prior of ${title}`, of: value, goal: prior };
  return [
    { ...common, ...share, low: prior - 0.015, high: prior + 0.015 },
    {
      ...common,
      title: `Ukraine ≥ 4, given ${title}`,
      of: "ukraine_4",
      given: value,
      goal,
      ...marginalBand(goal),
    },
  ];
});

/** All of them, in the order of the page. */
export const targets: readonly Target[] = [
  ...marginals,
  ...couplings,
  ...diplomaticCouplings,
  ...types,
  {
    group: "time",
    scenario: "europe-2022",
    title: "Share of full-scale wars that begin before 31 March",
    of: "war_before_april",
    given: "invasion",
    low: 0.65,
    high: 0.8,
    source: "Windows known in January: ground, readiness, the Games; a flat hazard gives 0.60",
  },
  {
    group: "catastrophe",
    scenario: "europe-2022",
    title: "Nuclear use, or acknowledged NATO–Russia combat",
    of: "catastrophe",
    low: 0.004,
    high: 0.012,
    source: "Published estimates of nuclear use, per year of war and between the powers",
  },
  ...undecided,
];

/**
 * How far the best and the worst Western policy move P(Ukraine ≥ 4). An assumption of the scenario,
 * and stated as one: no data set says how much the West could do.
 */
export const decision = {
  of: "ukraine_4",
  best: "europe-2022-engage",
  worst: "europe-2022-confront",
  low: 0.1,
  high: 0.2,
} as const;
