/** The situation as one view: what every pane of the screen, and the linear form, is made from. */

import { at } from "../../base/invariant.ts";
import { shortNameOf } from "../../story/naming.ts";
import { beliefCurves, type BeliefCurve } from "./belief.ts";
import { dashboardOf, type Dashboard } from "./dashboard.ts";
import { percentOf } from "./figures.ts";
import { gaugesOf, type Gauge } from "./gauges.ts";
import type { Headline } from "./headlines.ts";
import type { Scene } from "./scene.ts";
import { timelineOf, type Timeline } from "./timeline.ts";

/** A flashpoint whose chances of moving changed in the step just taken. */
export interface RiskChange {
  readonly name: string;
  readonly worse: boolean;
  readonly before: string;
  readonly now: string;
}

/** The news of the step just taken, and those before it. */
export interface WeekView {
  /** Worth reading first, the weightiest first. */
  readonly fresh: readonly Headline[];
  readonly routine: readonly Headline[];
  readonly earlier: readonly Headline[];
  /** The largest changes of a chance to get worse, the largest first. */
  readonly risks: readonly RiskChange[];
}

/** Where a session stands, for people; without odds, which come later. */
export interface Situation {
  readonly dashboard: Dashboard;
  readonly beliefs: readonly BeliefCurve[];
  readonly gauges: readonly Gauge[];
  readonly timeline: Timeline;
  readonly week: WeekView;
}

/** Smaller changes of a chance are not news. */
const TOLD = 0.004;

function riskChanges({ naming, outlook, before }: Scene): readonly RiskChange[] {
  if (before === undefined) return [];
  return outlook.flashpoints
    .map(({ up }, flashpoint) => ({ flashpoint, up, was: at(before.flashpoints, flashpoint).up }))
    .filter(({ up, was }) => Math.abs(up - was) >= TOLD)
    .toSorted((left, right) => Math.abs(right.up - right.was) - Math.abs(left.up - left.was))
    .map(({ flashpoint, up, was }) => ({
      name: shortNameOf(naming, flashpoint),
      worse: up > was,
      before: percentOf(naming, was),
      now: percentOf(naming, up),
    }));
}

/** The situation of a scene. */
export function situationOf(scene: Scene): Situation {
  const dashboard = dashboardOf(scene);
  const { headlines } = dashboard;
  const last = scene.states.length - 2;
  return {
    dashboard,
    beliefs: beliefCurves(scene),
    gauges: gaugesOf(scene),
    timeline: timelineOf(scene),
    week: {
      fresh: headlines.filter(({ step, routine }) => step === last && !routine),
      routine: headlines.filter(({ step, routine }) => step === last && routine),
      earlier: headlines.filter(({ step, routine }) => step < last && !routine),
      risks: riskChanges(scene),
    },
  };
}
