import { count, grouped, instants } from "../format.ts";

/** Words of colonies and outposts. */
export const coloniesWords = {
  title: "Colonies",
  why: "What you have settled and built. A colony grows by the hour, in its region's own time.",
  sites: "Yours",
  noSites: "You have no colony and no outpost.",
  gone: "It is not there any more.",
  colony: (regionId: string, sector: number) => `Colony in sector ${sector} of ${regionId}`,
  outpost: (regionId: string, sector: number) => `Outpost in sector ${sector} of ${regionId}`,
  dormant: "dormant",
  dormantSince: (since: Date) =>
    `It has been dormant since ${instants.format(since)}, and is wound up after 90 days of that.`,
  yields: "Yields",
  level: "Level",
  people: "People",
  store: "In store",
  storeOf: (units: number, cap: number) => `${grouped.format(units)} of ${count(cap, "unit", "units")}`,
  taxDue: "Tax due",
  offeredTo: "Offered to",
  built: "Built",
  rent: "Rent owed",
  land: "Land here",
  landReview: {
    colony: "Your ship goes down to the colony. You take off again from the page of travel.",
    outpost: "Your ship goes into the outpost, and what is owed of its rent is paid.",
  },
  confirmLand: "Land now",
  landed: (rent: number) =>
    rent === 0
      ? "You have landed."
      : `You have landed, and paid ${count(rent, "credit", "credits")} of rent.`,
  leave: "Leave the ship here",
  leaveReview:
    "It stays in this berth with its cargo, and you go on in its escape pod: come back with another ship, or in the pod, to board it again.",
  confirmLeave: "Leave it now",
  left: "You are in the pod.",
  collect: "Collect what is in store",
  collectReview:
    "As much as your hold has room for is loaded, for the region's planet tax. What your account lacks of the tax stays due.",
  confirmCollect: "Collect now",
  collected: (goods: string, tax: number, due: number) =>
    `${goods} loaded, ${count(tax, "credit", "credits")} of tax${due === 0 ? "." : `, of which ${grouped.format(due)} stay due.`}`,
  expand: (level: number) => `Expand to level ${level}`,
  expandReview: (credits: number, ore: number) =>
    `It takes ${count(credits, "credit", "credits")} and ${grouped.format(ore)} ore out of your hold. Nothing of it comes back.`,
  confirmExpand: "Expand now",
  expanded: (level: number) => `It is of level ${level} now.`,
  offer: "Offer it to a player",
  offerReview:
    "A resident of the region takes it over when they want, with what is in store. You can withdraw the offer.",
  confirmOffer: "Offer it now",
  offered: "It is offered.",
  withdrawOffer: "Withdraw the offer",
  withdrawOfferReview: "Nobody can take it over any more. It can be offered anew.",
  confirmWithdrawOffer: "Withdraw it now",
  offerWithdrawn: "It is withdrawn.",
  abandon: "Give it up",
  abandonReview:
    "What is in store and what was paid for it is lost, and the plot is free for anybody. It cannot be undone.",
  confirmAbandon: "Give it up now",
  abandoned: (units: number) => `It is given up. ${count(units, "unit", "units")} are lost.`,
  abandonOutpost: "Give it up",
  abandonOutpostReview:
    "What was paid for it is lost; what is owed of its rent goes with it. It cannot be undone.",
  outpostAbandoned: "It is given up.",
  notInSpace: "What can be settled or built is told while you are in space.",
  ground: (regionId: string, sector: number) => `Here: sector ${sector} of ${regionId}`,
  noPlanet: "There is no planet in this sector.",
  hidden: "Only those who belong to this region may see its colonies.",
  planet: (planet: string, good: string, habitability: number, richness: number) =>
    `A planet, ${planet}: it yields ${good}. Habitability ${habitability}, richness ${richness} of 100.`,
  plots: (free: number, all: number) => `${free} of ${count(all, "plot", "plots")} free.`,
  plot: "Plot",
  found: "Found a colony",
  foundReview: (credits: number, units: number) =>
    `It takes ${count(credits, "credit", "credits")} to the treasury, and ${units} free units of the hold for the settlers. Nothing of it comes back.`,
  confirmFound: "Found it now",
  founded: (credits: number) => `It is founded, for ${count(credits, "credit", "credits")}.`,
  take: "Take over the colony that is offered to you",
  takeReview: "It is yours with what it has in store. It costs nothing.",
  confirmTake: "Take it over now",
  taken: "It is yours.",
  buildOutpost: "Build an outpost here",
  buildOutpostReview:
    "It takes 5,000 credits to the treasury and 100 credits of rent in 30 days. For Galactic Citizens and the displaced, in border or frontier.",
  confirmBuild: "Build it now",
  outpostBuilt: (credits: number) => `It is built, for ${count(credits, "credit", "credits")}.`,
} as const;
