import { banking } from "./banking/room.ts";
import { billing } from "./billing/room.ts";
import { closing } from "./closing/room.ts";
import { colonies } from "./colonies/room.ts";
import { combat } from "./combat/room.ts";
import { economy } from "./economy/room.ts";
import { galaxy } from "./galaxy/room.ts";
import { governance } from "./governance/room.ts";
import { membership } from "./membership/room.ts";
import type { CollectionDeclaration } from "./platform/declaration/declareCollection.ts";
import { openHouse } from "./platform/declaration/house.ts";
import { assemble } from "./platform/moments.ts";
import { platform } from "./platform/room.ts";
import { players } from "./players/room.ts";
import { ports } from "./ports/room.ts";
import { regions } from "./regions/room.ts";
import { ships } from "./ships/room.ts";
import { treasury } from "./treasury/room.ts";

/** Every room, in the one order of the house: a room knows only those before it. */
export const rooms = [
  platform,
  galaxy,
  players,
  regions,
  membership,
  governance,
  closing,
  ships,
  combat,
  colonies,
  ports,
  treasury,
  banking,
  economy,
  billing,
] as const;

export const house = openHouse(rooms);
assemble(rooms);

/** The name of a collection of any room. */
export type CollectionName = NameIn<(typeof rooms)[number]>;
type NameIn<Room> = Room extends { readonly collections: infer Collections }
  ? keyof Collections & string
  : never;

/** Every collection of every room by its name, in the order of the rooms. */
export const collections = Object.fromEntries(
  rooms.flatMap((room) => Object.entries<CollectionDeclaration>(room.collections)),
) as Readonly<Record<CollectionName, CollectionDeclaration>>;
