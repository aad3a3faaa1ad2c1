/** Where flashpoints stand on a map, and which presses which. */

import { flashpointAt, type Naming } from "../../story/naming.ts";
import type { FlashpointRow } from "./dashboard.ts";

/** A flashpoint on the map. */
export interface MapPlace {
  readonly flashpoint: number;
  /** Key that opens it: `1` … `9`, `0`; "" beyond. */
  readonly key: string;
  readonly east: number;
  readonly north: number;
  readonly level: number;
  readonly worst: number;
}

/** A line of pressure from one place to another. */
export interface MapLine {
  readonly from: MapPlace;
  readonly to: MapPlace;
}

/** A map; nothing where fewer than two flashpoints have a place. */
export interface MapView {
  readonly places: readonly MapPlace[];
  readonly lines: readonly MapLine[];
}

/** The map of the flashpoints in their rows. */
export function mapOf(naming: Naming, rows: readonly FlashpointRow[]): MapView | undefined {
  const places = rows.flatMap(({ flashpoint, level, worst }, row): readonly MapPlace[] => {
    const { place } = flashpointAt(naming, flashpoint);
    const key = row < 10 ? String((row + 1) % 10) : "";
    return place === undefined ? [] : [{ flashpoint, key, ...place, level, worst }];
  });
  if (places.length < 2) return undefined;
  const placed = new Map(places.map((place) => [place.flashpoint, place]));
  const lines = rows.flatMap(({ flashpoint, pressures }) => {
    const to = placed.get(flashpoint);
    const from = placed.get(pressures.find((one) => one.from !== undefined)?.from ?? -1);
    return to === undefined || from === undefined ? [] : [{ from, to }];
  });
  return { places, lines };
}
