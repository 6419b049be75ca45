import type { Page } from "../page.ts";
import { words } from "../words/en.ts";
import { REGION } from "./paths.ts";

/** What one buys, and what one owns. */
export const ownersPages: readonly Page[] = [
  {
    path: "/billing",
    title: words.billing.title,
    seenBy: "player",
    search: { subscription: /^sub_\w{1,64}$/ },
    finds: ["/billing", "/billing?subscription=:subscriptionId"],
    listens: ["subscriptions", "players/{uid}/receipts", "buyers/{uid}", "statements"],
    calls: ["billing/createCheckout", "billing/openPayoutAccount", "billing/openPortal"],
    reads: "1 + subscriptions, 5 at most, + receipts, 6 at most, + statements, 3 at most",
    most: 15,
    menu: { label: words.billing.title, to: "/billing" },
    load: () => import("./billing/BillingPage.tsx"),
  },
  {
    path: "/buy/:step",
    title: words.titles.buying,
    seenBy: "player",
    search: {},
    finds: ["/buy/basics"],
    listens: [],
    calls: ["billing/createCheckout", "regions/checkName", "regions/createRegion"],
    reads: "0, and by each name that is looked up 2 at most",
    most: 0,
    load: () => import("./buying/BuyPage.tsx"),
  },
  {
    path: "/bought",
    title: words.titles.bought,
    seenBy: "player",
    search: {},
    listens: ["checkouts", REGION, "jobs/{jobId}"],
    calls: ["billing/abandonPurchase", "platform/readClock"],
    reads: "checkouts, 3 at most, + 2",
    most: 5,
    load: () => import("./buying/BoughtPage.tsx"),
  },
  {
    path: "/own/:regionId",
    title: words.titles.owning,
    seenBy: "player",
    search: {},
    listens: [
      REGION,
      "regions/{regionId}/settings/{part}",
      "regions/{regionId}/members/{uid}",
      "regions/{regionId}/offers",
      "regions/{regionId}/successions",
      "closings/{regionId}",
      "archives/{regionId}",
      "archives/{regionId}/publicChunks",
    ],
    calls: [
      "billing/createCheckout",
      "billing/estimateShare",
      "billing/resumeSubscription",
      "platform/readClock",
      "regions/appointGovernor",
      "regions/closeRegion",
      "regions/offerRegion",
      "regions/revokeClosing",
      "regions/withdrawOffer",
    ],
    reads:
      "3; of a region that ends 6 at most; by a download 1 for each piece of the archive, by an estimate 50 at most",
    most: 6,
    load: () => import("./owning/OwningPage.tsx"),
  },
];
