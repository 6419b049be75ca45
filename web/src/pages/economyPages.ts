import type { Page } from "../page.ts";
import { words } from "../words/en.ts";
import { REGION } from "./paths.ts";

/** How a region's economy does, and its bank. */
export const economyPages: readonly Page[] = [
  {
    path: "/economy/:regionId",
    title: words.titles.economy,
    seenBy: "player",
    search: {
      show: /^(valueCredits|trades|traders|taxCredits|treasuryCredits|bankCredits|indexThousandths|health)$/,
    },
    listens: [REGION, "regions/{regionId}/settings/{part}", "regions/{regionId}/statistics/{month}"],
    calls: ["platform/readClock"],
    reads: "6: 4 months at most for 90 days",
    most: 6,
    load: () => import("./economy/EconomyPage.tsx"),
  },
  {
    path: "/events/:regionId",
    title: words.titles.events,
    seenBy: "player",
    search: {},
    listens: [
      REGION,
      "regions/{regionId}/settings/{part}",
      "regions/{regionId}/members/{uid}",
      "regions/{regionId}/events",
    ],
    calls: [
      "economy/announceEvent",
      "economy/announceNaturalEvent",
      "economy/endEvent",
      "platform/readClock",
    ],
    reads: "3 + events, 10 at most",
    most: 13,
    load: () => import("./economy/EventsPage.tsx"),
  },
  {
    path: "/bank/:regionId",
    title: words.titles.bank,
    seenBy: "player",
    search: {},
    listens: [
      REGION,
      "regions/{regionId}/settings/{part}",
      "regions/{regionId}/banks/{part}",
      "regions/{regionId}/deposits/{uid}",
      "regions/{regionId}/loans/{uid}",
      "policies",
      "ships",
    ],
    calls: [
      "banking/borrow",
      "banking/deposit",
      "banking/insureShip",
      "banking/repay",
      "banking/withdraw",
      "platform/readClock",
    ],
    reads: "5 + ships that are insured, 10 at most; who looks for what secures a loan, ships, 25 at most",
    most: 15,
    load: () => import("./bank/BankPage.tsx"),
  },
  {
    path: "/currency/:regionId",
    title: words.titles.currency,
    seenBy: "player",
    search: {},
    listens: [
      REGION,
      "regions/{regionId}/settings/{part}",
      "regions/{regionId}/members/{uid}",
      "regions/{regionId}/currencies/{part}",
      "ledgerBalances",
    ],
    calls: ["banking/convert", "banking/nameCurrency", "banking/supplyCurrency"],
    reads: "4, and where there is a currency the player's accounts, 25 at most",
    most: 29,
    load: () => import("./currency/CurrencyPage.tsx"),
  },
];
