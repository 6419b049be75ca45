/** What stands on no page: callables that are sent from the explorer alone, and collections that nobody is shown. */
export interface ExplorerOnly {
  readonly why: string;
  readonly calls: readonly string[];
  /** By the paths of their documents. */
  readonly collections: readonly string[];
}

/** Each with its reason. A page that takes something up takes it out of here: a test asks that it stands in one place. */
export const EXPLORER_ONLY: readonly ExplorerOnly[] = [
  {
    why: "An emergency's veto is an administrator's; whom one supports is shown to nobody, not even oneself.",
    calls: ["governance/vetoProposal"],
    collections: ["regions/{regionId}/petitions/{petitionId}/supporters/{uid}"],
  },
  {
    why: "There is no page of handing a region on and of closing it; applications are followed, not asked for.",
    calls: [
      "membership/listJoinRequests",
      "regions/closeRegion",
      "regions/offerRegion",
      "regions/revokeClosing",
      "regions/withdrawOffer",
    ],
    collections: ["regions/{regionId}/announcements/{announcementId}", "regions/{regionId}/offers/{part}"],
  },
  {
    why: "The page of an account downloads exports by their callable, part by part.",
    calls: [],
    collections: ["players/{uid}/exports/{exportId}/exportParts/{part}"],
  },
  {
    why: "The chart plans routes without asking; the page of travel has no lanes, depots, freight, insurance, evacuation, warp jumpers, gates of players or tunnels, and goods move by trade alone.",
    calls: [
      "galaxy/planRoute",
      "ships/bringParts",
      "ships/cancelConstruction",
      "ships/closeGate",
      "ships/collectTolls",
      "ships/evacuate",
      "ships/fetchCargo",
      "ships/giveMap",
      "ships/grantGatePermit",
      "ships/jettisonCargo",
      "ships/launchJumper",
      "ships/moveCargo",
      "ships/raiseGate",
      "ships/revokeGatePermit",
      "ships/rideTunnel",
      "ships/sellMap",
      "ships/rideLane",
      "ships/sendFreight",
      "ships/setToll",
      "ships/storeCargo",
      "ships/survey",
      "ships/takeInsurance",
    ],
    collections: [
      "constructions/{uid}",
      "depots/{depotId}",
      "playerGates/{gateId}",
      "players/{uid}/tunnelMaps/{tunnelId}",
      "regions/{regionId}/gatePermits/{uid}",
    ],
  },
  {
    why: "There is no page of a region's economy yet.",
    calls: ["economy/announceEvent", "economy/announceNaturalEvent", "economy/endEvent", "economy/project"],
    collections: [
      "regions/{regionId}/events/{eventId}",
      "regions/{regionId}/markets/{part}",
      "regions/{regionId}/statistics/{month}",
    ],
  },
  {
    why: "The page of fights asks who is there by its callable, and the page of trade asks for prices by quotes.",
    calls: [],
    collections: [
      "regions/{regionId}/desks/{deskId}",
      "regions/{regionId}/presence/{uid}",
      "regions/{regionId}/traders/{uid}",
    ],
  },
  {
    why: "There is no page of banks yet: the guide for treasurers says what there is to read.",
    calls: [
      "banking/borrow",
      "banking/claimInsurance",
      "banking/deposit",
      "banking/insureShip",
      "banking/repay",
      "banking/withdraw",
    ],
    collections: [
      "policies/{shipId}",
      "regions/{regionId}/banks/{part}",
      "regions/{regionId}/deposits/{uid}",
      "regions/{regionId}/loans/{uid}",
    ],
  },
  {
    why: "There is no page of colonies yet: the guide for settlers says what there is to read.",
    calls: [
      "colonies/abandonColony",
      "colonies/abandonOutpost",
      "colonies/buildOutpost",
      "colonies/collectYield",
      "colonies/expandColony",
      "colonies/foundColony",
      "colonies/landShip",
      "colonies/offerColony",
      "colonies/takeColony",
    ],
    collections: ["regions/{regionId}/colonies/{colonyId}", "regions/{regionId}/outposts/{uid}"],
  },
  {
    why: "There is no page yet of owning a region, and none of what a closed one has left.",
    calls: ["billing/estimateShare", "billing/resumeSubscription"],
    collections: [
      "archives/{regionId}",
      "archives/{regionId}/publicChunks/{chunk}",
      "closings/{regionId}",
      "regions/{regionId}/successions/{part}",
    ],
  },
  {
    why: "There is no page yet for administrators, who have the operator's commands.",
    calls: [
      "players/blockAccount",
      "players/unblockAccount",
      "regions/appointGovernor",
      "regions/createRegion",
      "regions/interveneInRegion",
      "regions/queryRegions",
      "regions/reopenRegion",
      "regions/retryProvisioning",
      "regions/suspendRegion",
    ],
    collections: [
      "administrators/{uid}",
      "backfills/{collection}",
      "beneficiaries/{regionId}",
      "ledgerDays/{day}",
      "ledgerDays/{day}/flows/{regionId}",
      "ledgerTransfers/{transferId}",
      "payments/{paymentId}",
      "platformAudit/{auditId}",
      "schedules/{schedule}",
      "shareMonths/{month}",
      "shares/{shareId}",
      "stripeEvents/{eventId}",
    ],
  },
];
