/** The claims of the post of 12 January 2022: where each lives in the flagship, and what taking it away changes. */

/** One claim, or several that live in one place. */
export interface Claim {
  readonly ids: string;
  readonly says: string;
  /** Where it lives, in words and ids of the scenario. */
  readonly lives: string;
  /** Changes that take it away, as `brink compare --with` reads them; absent for what is the start or a ladder itself. */
  readonly without?: string;
}

const diplomacyLinks = [
  ...["arms", "belarus_poland", "bosnia", "montenegro", "kosovo", "western_europe", "nordic_baltic"],
  "ukraine",
].map((to) => `couplings.diplomacy.${to}=0`);

const covert = "actors.russia_covert.moves";

export const claims: readonly Claim[] = [
  {
    ids: "S1–S3, S7, S8",
    says: "the council met and failed; what is open; channels are few",
    lives: "start rungs and start date",
  },
  { ids: "S4", says: "no positive agenda", lives: "start of `openness`", without: "variables.openness.start=50" },
  {
    ids: "S5, S13",
    says: "it may get worse by itself; the risk of war is real",
    lives: "rule `clash_grows` of Ukraine",
    without: "without ukraine.clash_grows",
  },
  {
    ids: "S6, S9",
    says: "the council and its chair",
    lives: "move `council`: it can meet again, and widens the room for a formula",
    without: "actors.nato.moves.council.chance=0",
  },
  {
    ids: "S10, S26, S27",
    says: "a narrow bargaining range, and a formula that saves face",
    lives: "offer `moratorium`; `room` against `ask_bargaining` and `ask_all`",
    without: "offers.moratorium.make.chance=0",
  },
  {
    ids: "S11",
    says: "a series of meetings",
    lives: "offer `meetings`, eight weeks open",
    without: "offers.meetings.make.chance=0",
  },
  {
    ids: "S11",
    says: "Moscow needs time",
    lives: "answer `needs_time`, which renews the offer",
    without: "offers.meetings.answers.needs_time.chance=0",
  },
  {
    ids: "S12",
    says: "no bargain over the open door",
    lives: "red line `open_door`",
    without: "actors.nato.red_lines.open_door.answers.0.by=1, actors.nato.red_lines.open_door.answers.1.by=1",
  },
  {
    ids: "S14",
    says: "failed talks raise tension a notch",
    lives: "`heat` and `heat_effect`",
    without: "heat_effect=0",
  },
  {
    ids: "S15",
    says: "counter-deterrence, as policy and as reaction",
    lives: "move `counter_deterrence`; red line `infrastructure`; the moves that heat files",
    without: `${covert}.counter_deterrence.chance=0, actors.russia_forces.red_lines.infrastructure.answers.2.chance=0`,
  },
  { ids: "S16", says: "Ukraine", lives: "the ladder itself" },
  { ids: "S17", says: "the border of Belarus with Poland", lives: "move `heat_border`", without: `${covert}.heat_border.chance=0` },
  { ids: "S18", says: "Bosnia", lives: "move `heat_balkans`", without: `${covert}.heat_balkans.chance=0` },
  {
    ids: "S19",
    says: "crises manufactured in Montenegro and Albania",
    lives: "hidden plans `stir_montenegro`, `stir_albania`",
    without: `${covert}.stir_montenegro.chance=0, ${covert}.stir_albania.chance=0`,
  },
  {
    ids: "S20",
    says: "the qualitative arms race",
    lives: "move `missile_test`, rule `race_opens`",
    without: "actors.russia_forces.moves.missile_test.chance=0",
  },
  {
    ids: "S21",
    says: "the heart of Western Europe and the north",
    lives: "moves `heat_north`, `sabotage`",
    without: `${covert}.heat_north.chance=0, ${covert}.sabotage.chance=0`,
  },
  {
    ids: "S22, S23",
    says: "nothing about Ukraine without Ukraine",
    lives: "red lines `nothing_without` and `over_its_head`; Kyiv's move `protest`, which holds up formulas and signatures",
    without: [
      ...[0, 1, 2].map((n) => `actors.usa.red_lines.nothing_without.answers.${String(n)}.by=1`),
      ...[1, 2].map((n) => `actors.kyiv.red_lines.over_its_head.answers.${String(n)}.by=1`),
      "actors.kyiv.red_lines.over_its_head.answers.0.chance=0",
      "actors.kyiv.moves.protest.chance=0",
    ].join(", "),
  },
  {
    ids: "S24",
    says: "a tactic, or all or nothing",
    lives: "the hidden type: `drive_to_logistics`, `drive_to_invasion`, `drive_to_limited_war`",
    without: "drive_to_logistics=1, drive_to_invasion=1, drive_to_limited_war=1",
  },
  {
    ids: "S25",
    says: "coming talks are the best indicator",
    lives: "accepting a round is rarer of such a Moscow",
    without: "offers.meetings.answers.accept.times.0.by=1",
  },
  {
    ids: "S28",
    says: "failure is reflected in all other areas",
    lives: "`heat_effect` and the links from diplomacy",
    without: ["heat_effect=0", ...diplomacyLinks].join(", "),
  },
];

/** The readings of one crisis that ship, and what one would expect to see if each were true. */
export const readings: readonly { readonly id: string; readonly says: string }[] = [
  { id: "europe-2022", says: "a hidden type decides most; arms and threats move little" },
  { id: "europe-2022-spiral", says: "wars follow arms and battalions next door; restraint prevents them" },
  { id: "europe-2022-deterrence", says: "wars come where the price looks low; restraint invites them" },
];
