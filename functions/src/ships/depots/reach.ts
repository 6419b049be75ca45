import { classOf } from "../passages/traveller.ts";

/** Whether a player may have outposts: by subscription, or while the premium of a home that has closed runs. */
export const hasReach = (player: Parameters<typeof classOf>[0], now: Date): boolean =>
  ["galacticCitizen", "displaced"].includes(classOf(player, now));
