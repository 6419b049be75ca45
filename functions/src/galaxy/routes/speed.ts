/** Every class of ship. */
export const SHIP_CLASSES = [
  "escape_pod",
  "scout",
  "freighter",
  "hauler",
  "fighter",
  "cruiser",
  "warp_jumper",
] as const;
export type ShipClass = (typeof SHIP_CLASSES)[number];

/** What a warp takes each class, in tenths of a turn. */
export const TENTHS_PER_WARP: Readonly<Record<ShipClass, number>> = {
  escape_pod: 20,
  scout: 8,
  freighter: 12,
  hauler: 18,
  fighter: 10,
  cruiser: 14,
  warp_jumper: 10,
};

/** What a warp takes where no class is named. */
export const PLAIN_WARP_TENTHS = 10;
