import {
  forEver,
  platformsOwn,
  playersOwn,
  regionsOwn,
  until,
  withRegion,
} from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, belongs, readBy, self, signedIn } from "../platform/declaration/readers.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly ports: typeof ports;
  }
}

export const ports = declareRoom({
  name: "ports",
  purpose: "trade at ports: quotes, desks with stock and purse, tax, quotas and claims",
  collections: {
    desks: {
      path: "regions/{regionId}/desks/{deskId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "a port's desks", where: [["sectorNumber", "==", "a sector"]] }],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    traders: {
      path: "regions/{regionId}/traders/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: { get: [self, administrator], list: [administrator], across: [] },
      queries: [],
      lifetime: until("As long as the region and the player: `erasePlayer` deletes it."),
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["delete", "Nobody trades there any more."] },
    },
    markets: {
      path: "regions/{regionId}/markets/{part}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    paces: {
      path: "paces/{part}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [],
      lifetime: forEver("how fast all ports' stocks and purses fill"),
      person: null,
      fates: platformsOwn,
    },
  },
  reasons: {
    QUOTE_INVALID: [
      "invalid-argument",
      "The paper is no quote for this player and region, or nobody signed it.",
    ],
    QUOTE_EXPIRED: ["failed-precondition", "The quote is older than 60 seconds of game time."],
    QUOTE_USED: ["already-exists", "The quote has been traded on: one paper is one trade."],
    PRICE_MOVED: [
      "failed-precondition",
      "The trade has become worse than quoted by more than is tolerated. `offer` is a new quote, as `ports/quote` gives it, valid for as long as the first one.",
    ],
    GOODS_BANNED: ["failed-precondition", "The region has banned the good: no port deals in it."],
    PORT_CLOSED: ["failed-precondition", "An event of the region has closed the ports of this class."],
    GOODS_NOT_TRADED: ["failed-precondition", "The port does not deal in the good on this side."],
    LINE_TOO_BIG: ["failed-precondition", "A line has more units than one line of the good may have."],
    QUOTA_USED: [
      "failed-precondition",
      "The region's quota of the UTC day leaves fewer units than the line has.",
    ],
    STOCK_SHORT: ["failed-precondition", "The desk has fewer units left than the line asks for."],
    PORT_FULL: ["failed-precondition", "The desk has room for fewer units than the line brings."],
    PURSE_EMPTY: ["failed-precondition", "The desk has fewer credits left than the sale would bring."],
    NOT_IN_HOLD: ["failed-precondition", "The piloted ship's hold has fewer units than the line sells."],
  },
  permissions: {},
  // By which way the port's credits go: it makes them for what it takes, and takes them back for what it gives.
  transferKinds: { portSale: "faucet", portPurchase: "sink" },
  roles: {},
  callables: {
    quote: () => import("./quote.ts"),
    trade: () => import("./trade.ts"),
  },
  due: {},
  tasks: {},
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions: [],
  secrets: ["quoteKeys"],
});
