import { playersOwn, until } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { administrator, belongs, fieldNames, readBy } from "../platform/declaration/readers.ts";
import { contributions } from "./contributions.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly colonies: typeof colonies;
  }
}

export const colonies = declareRoom({
  name: "colonies",
  purpose: "colonies on planets and outposts in space: founding, yield, levels, and what is left behind",
  collections: {
    colonies: {
      path: "regions/{regionId}/colonies/{colonyId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "the colonies of a planet", where: [["sectorNumber", "==", "a sector"]] }],
      lifetime: until("Until it is abandoned, or wound up after 90 days without its owner."),
      person: { field: "ownerUid" },
      fates: { ...playersOwn, closing: ["delete", "What it had in store is in its owner's depot by then."] },
    },
    outposts: {
      path: "regions/{regionId}/outposts/{uid}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("uid"), administrator),
      queries: [],
      lifetime: until("Until it is abandoned, or wound up after 90 days without its owner's entitlement."),
      person: { field: "uid" },
      fates: { ...playersOwn, closing: ["delete", "Nobody stays where everything ends."] },
    },
  },
  reasons: {
    COLONIZATION_OFF: ["failed-precondition", "The region's law lets nobody settle on its planets."],
    SETTLERS_ONLY: ["failed-precondition", "Who lives in the region settles there, and nobody else."],
    NO_PLOT: ["failed-precondition", "The sector has no planet with such a plot."],
    PLOT_TAKEN: ["failed-precondition", "Another colony stands on the plot."],
    TOO_MANY_SITES: ["failed-precondition", "The player has as many colonies or outposts as one may have."],
    COLONY_UNKNOWN: ["not-found", "The player has no such colony, or was not offered it."],
    OUTPOST_UNKNOWN: ["not-found", "The player has no outpost there."],
    NOT_LANDED: ["failed-precondition", "The ship is not in the berth of the colony."],
    NO_BERTH: ["failed-precondition", "The player has no such site in the pilot's sector."],
    BERTHS_TAKEN: ["failed-precondition", "The outpost has two berths, and ships are in both."],
    SITE_IN_USE: [
      "failed-precondition",
      "Ships are in the site's berth, or goods in its depot: nobody is to lose them with it.",
    ],
    NOTHING_IN_STORE: ["failed-precondition", "The colony has not one unit in store."],
    PLANET_TAX_DUE: ["failed-precondition", "Tax on what was collected before is still to be paid."],
    HIGHEST_LEVEL: ["failed-precondition", "The colony has reached the highest level."],
    REGION_CLOSING: [
      "failed-precondition",
      "A closing region still owes the player for colonies or outposts: the account can go once it has closed.",
    ],
    DORMANT: ["failed-precondition", "The site has been dormant since its owner's home or entitlement went."],
    REACH_SHORT: ["failed-precondition", "Outposts are for Galactic Citizens and the displaced."],
    NO_GROUND: ["failed-precondition", "No outpost can stand in this sector."],
  },
  permissions: {},
  transferKinds: {
    colonyFounding: "levy",
    colonyYield: "faucet",
    colonyExpansion: "sink",
    colonyEvacuation: "faucet",
    outpostFounding: "levy",
    outpostRent: "levy",
  },
  roles: {},
  callables: {
    foundColony: () => import("./plots/foundColony.ts"),
    landShip: () => import("./landShip.ts"),
    collectYield: () => import("./plots/collectYield.ts"),
    expandColony: () => import("./plots/expandColony.ts"),
    offerColony: () => import("./plots/offerColony.ts"),
    takeColony: () => import("./plots/takeColony.ts"),
    abandonColony: () => import("./plots/abandonColony.ts"),
    buildOutpost: () => import("./outposts/buildOutpost.ts"),
    abandonOutpost: () => import("./outposts/abandonOutpost.ts"),
  },
  due: {
    reviewColonies: { cron: "21 5 * * *", run: () => import("./dormancy/reviewColonies.ts") },
    reviewOutposts: { cron: "26 5 * * *", run: () => import("./dormancy/reviewOutposts.ts") },
  },
  tasks: {
    reviewColony: () => import("./dormancy/reviewColony.ts"),
    reviewOutpost: () => import("./dormancy/reviewOutpost.ts"),
  },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions,
});
