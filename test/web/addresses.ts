import { GOVERNED } from "./governedWorld.ts";

/** The pages by their addresses, with the heading that each opens with. */
export const WALKED = [
  ["/", "Regions"],
  ["/map/nexus?at=4321&z=6&show=ways", "Star chart of The Nexus"],
  ["/map/aurora?view=table&show=ore", "Star chart of Aurora Concord"],
  ["/sector/aurora/1", "Sector 1 of aurora"],
  ["/region/obsidian", "Overview of Obsidian Dominion"],
  ["/region/aurora", "Overview of Aurora Concord"],
  ["/directory", "Directory"],
  ["/notices", "Notices"],
  ["/billing", "Billing"],
  ["/buy/basics", "Buying a region: Basics"],
  ["/buy/economy", "Buying a region: Economy"],
  ["/buy/rules", "Buying a region: Rules"],
  ["/buy/theme", "Buying a region: Theme"],
  ["/buy/review", "Buying a region: Review"],
  ["/bought", "The region you buy"],
  ["/profile", "Profile"],
  ["/explorer", "Explorer"],
  ["/explorer/players/updateProfile", "players/updateProfile"],
  ["/nowhere", "There is no such page"],
] as const;

const { autocracy } = GOVERNED;

/** The pages by their addresses, with what stands on each once it is whole, and the most that it reads. */
export const GOVERNED_PAGES = [
  [`/settings/${autocracy}/governance`, /Voting threshold/, 3],
  [`/settings/${autocracy}/economy`, /Docking fee/, 3],
  [`/settings/${autocracy}/banking`, /Loan margin/, 3],
  [`/settings/${autocracy}/culture`, /Welcome message/, 3],
  [`/settings/${autocracy}/gameplay`, /Newcomer protection/, 3],
  [`/settings/${autocracy}/immigration`, /Minimum reputation/, 3],
  [`/government/${autocracy}`, /Nobody has opened a petition/, 6],
  [`/treaties/${autocracy}`, /none is on the table/, 4],
  [`/treasury/${autocracy}`, /No month is closed yet/, 22],
  [`/economy/${autocracy}`, /Health: 55 of 100/, 6],
  [`/events/${autocracy}`, /Nothing has been announced yet/, 3],
  [`/bank/${autocracy}`, /You owe this bank nothing/, 5],
  [`/currency/${autocracy}`, /has no name yet/, 4],
  [`/own/${autocracy}`, /It belongs to/, 3],
  [`/members/${autocracy}`, /Citizen Cyrus/, 3],
  [`/members/${autocracy}?show=resident`, /Rhea/, 3],
  [`/members/${autocracy}?show=banned`, /There is nobody here/, 3],
  [`/members/${autocracy}?show=left`, /There is nobody here/, 3],
] as const;
