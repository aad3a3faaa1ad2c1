/** What the rules of each ladder of the small scenario may look at; which of it says enough is measured. */

const common = [
  "uncompromising",
  "war",
  "ukraine == limited_war",
  "ukraine <= frozen",
  "talks_alive",
  "channels_lost",
  "deal == found",
  "first_weeks",
  "first_months",
];

const season = ["frozen_ground", "mud", "olympics", "season_ahead"];

const readiness = ["preparations >= ready", "preparations == ordered"];

/** By ladder. */
export const conditions: Readonly<Record<string, readonly string[]>> = {
  ukraine: [...common, ...season, ...readiness, "diplomacy <= drafting"],
  preparations: [...common, ...season],
  diplomacy: [...common, ...readiness],
  deal: [...common, ...readiness, "diplomacy <= drafting"],
  belarus_poland: [...common, "belarus_poland == border_crisis", "arms >= open_race"],
  arms: [...common, "belarus_poland >= armed_incident"],
};
