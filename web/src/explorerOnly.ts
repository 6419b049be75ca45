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
    why: "A page searches routes by itself, with the callable's own functions and the charts that it has.",
    calls: ["galaxy/planRoute"],
    collections: [],
  },
  {
    why: "Officers see applications by their documents.",
    calls: ["membership/listJoinRequests"],
    collections: [],
  },
  {
    why: "The page of an account downloads exports by their callable, part by part.",
    calls: [],
    collections: ["players/{uid}/exports/{exportId}/exportParts/{part}"],
  },
  {
    why: "What ports know of events follows from the events, and what boards say of prices is a quote's as well.",
    calls: [],
    collections: ["regions/{regionId}/markets/{part}", "regions/{regionId}/priceBoards/{part}"],
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
];
