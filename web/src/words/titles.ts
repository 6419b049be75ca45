/** What pages are called whose other words come with them. */
export const titles = {
  government: "Government",
  offices: "Offices, proposals, petitions",
  treaties: "Treaties",
  buying: "Buying a region",
  bought: "The region you buy",
  owning: "Owning",
  economy: "Economy",
  events: "Events",
  bank: "Bank",
  currency: "Money of its own",
  colonies: "Colonies",
  cargo: "Cargo",
  ways: "Ways of your own",
  gates: "Gates of players",
} as const;
