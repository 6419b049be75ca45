import { forEver, regionsOwn, until, withRegion } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import {
  administrator,
  belongs,
  fieldNames,
  nobody,
  readBy,
  signedIn,
} from "../platform/declaration/readers.ts";
import { contributions } from "./contributions.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly regions: typeof regions;
  }
}

export const regions = declareRoom({
  name: "regions",
  purpose: "regions from opening to closing, their configuration, owner and governor",
  collections: {
    regions: {
      path: "regions/{regionId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      listLimit: 20,
      queries: [
        { purpose: "the regions that are open", where: [["status", "==", '"active"']] },
        { purpose: "the regions one owns", where: [["ownerUid", "==", "caller"]] },
        { purpose: "all regions, newest first", orderBy: ["createdAt", "desc"] },
      ],
      lifetime: forEver("a closed region is its own record"),
      person: { field: "ownerUid" },
      fates: {
        ...regionsOwn,
        erasure: ["anonymise", "A region that has ended loses its owner's uid, another its governor's."],
        closing: ["keep", "The closed region is its own record, and its id is never used again."],
      },
    },
    settings: {
      path: "regions/{regionId}/settings/{part}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    memberCounts: {
      path: "regions/{regionId}/memberCounts/{part}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    offers: {
      path: "regions/{regionId}/offers/{part}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("toUid"), fieldNames("fromUid"), administrator),
      queries: [],
      lifetime: until("Until the region is handed on or offered to another."),
      person: null,
      fates: regionsOwn,
    },
    currencies: {
      path: "regions/{regionId}/currencies/{part}",
      schema: () => import("./currency/schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(signedIn),
      queries: [],
      lifetime: withRegion,
      person: null,
      fates: regionsOwn,
    },
    currencyNames: {
      path: "currencyNames/{nameKey}",
      schema: () => import("./currency/schema.ts"),
      example: () => import("./examples.ts"),
      readers: nobody,
      queries: [],
      lifetime: until("Until the currency takes another name, or its region has closed."),
      person: null,
      fates: {
        ...regionsOwn,
        closing: ["delete", "All units have been redeemed.", { region: { field: "regionId" } }],
      },
    },
    regionNames: {
      path: "regionNames/{nameKey}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: nobody,
      queries: [],
      lifetime: until("Until the region takes another name."),
      person: null,
      fates: { ...regionsOwn, closing: ["keep", "A closed region holds its names for a year."] },
    },
    announcements: {
      path: "regions/{regionId}/announcements/{announcementId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "the news of a region, newest first", orderBy: ["at", "desc"] }],
      lifetime: { kind: "ttl", field: "expiresAt", why: "365 days after it was made" },
      person: null,
      fates: { ...regionsOwn, closing: ["seal", "It was said to those who belonged."] },
    },
  },
  reasons: {
    REGION_EXISTS: ["already-exists", "A region with this id exists."],
    CONFIGURATION_BOUND: ["invalid-argument", "A field of the configuration is out of its bounds."],
    GOVERNED_BY_VOTE: ["failed-precondition", "The type of government leaves this field to a vote."],
    NO_CURRENCY: ["failed-precondition", "The region has no money of its own in force, or issues none."],
    NOT_OWNABLE: ["failed-precondition", "The region belongs to the platform."],
    ALREADY_OWNER: ["already-exists", "The player owns the region already."],
    OFFER_STANDS: ["failed-precondition", "The region is offered to a player already."],
    OFFER_UNKNOWN: ["not-found", "No offer of the region can be accepted by the player now."],
    ANNOUNCEMENTS_USED: [
      "resource-exhausted",
      "The player has made as many announcements in the region as one may within a day.",
    ],
    NAME_MISMATCH: ["invalid-argument", "What was typed to confirm is not what the region is called."],
    CLOSING_ANNOUNCED: ["failed-precondition", "The region is announced to close already."],
    CLOSING_NOT_ANNOUNCED: [
      "failed-precondition",
      "No end of the region is announced, or its hour has come.",
    ],
    OFFICE_VACANT: ["failed-precondition", "Nobody holds the office."],
  },
  permissions: {
    "galaxy:regions:manage": { heldBy: ["administrator"] },
    "region:{regionId}:owner:*": { heldBy: ["owner"] },
    "region:{regionId}:governance:manage": { heldBy: ["governor"], delegable: true },
    "region:{regionId}:analytics:view": { heldBy: ["administrator", "governor", "owner"], delegable: true },
  },
  transferKinds: {},
  roles: {
    owner: [],
    governor: ["region:{regionId}:economy:manage", "region:{regionId}:members:manage"],
  },
  callables: {
    announce: () => import("./announce.ts"),
    appointGovernor: () => import("./holders/appointGovernor.ts"),
    checkName: () => import("./names/checkName.ts"),
    closeRegion: () => import("./status/closeRegion.ts"),
    configureEconomy: () => import("./configuration/configureEconomy.ts"),
    configureRegion: () => import("./configuration/configureRegion.ts"),
    createRegion: () => import("./opening/createRegion.ts"),
    interveneInRegion: () => import("./status/interveneInRegion.ts"),
    listRegions: () => import("./listRegions.ts"),
    offerRegion: () => import("./holders/offerRegion.ts"),
    queryRegions: () => import("./queryRegions.ts"),
    reopenRegion: () => import("./status/reopenRegion.ts"),
    revokeClosing: () => import("./status/revokeClosing.ts"),
    retryProvisioning: () => import("./opening/retryProvisioning.ts"),
    suspendRegion: () => import("./status/suspendRegion.ts"),
    withdrawOffer: () => import("./holders/withdrawOffer.ts"),
  },
  due: {
    closeAnnouncedRegions: { cron: "*/5 * * * *", run: () => import("./status/closeAnnouncedRegions.ts") },
  },
  tasks: {
    closeAnnouncedRegion: () => import("./status/closeAnnouncedRegion.ts"),
    adjustTerms: () => import("./status/adjustTerms.ts"),
  },
  jobs: {
    provisionRegion: {
      run: () => import("./opening/provisionRegion.ts"),
      ownQueue: {
        why: "The plan of a Nexus takes memory, and Firestore takes new sectors at a bounded rate at first.",
        memory: "512MiB",
        rate: "building",
      },
    },
  },
  figures: () => import("./figures.ts"),
  contributions,
});
