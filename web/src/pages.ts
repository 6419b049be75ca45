import type { Page } from "./page.ts";
import { words } from "./words/en.ts";

const REGION = "regions/{regionId}";
const MEMBERSHIPS = "players/{uid}/memberships";

/** What every page of a player follows: once a tab. */
export const SHELL_LISTENS = ["players/{uid}", MEMBERSHIPS] as const;

/** What the shell calls for who has no player yet. */
export const SHELL_CALLS = ["players/registerPlayer"] as const;

/** Every page there is. What is not deployed has none. */
export const pages: readonly Page[] = [
  {
    path: "/",
    title: words.home.title,
    seenBy: "player",
    search: {},
    listens: [],
    calls: [],
    reads: "0",
    menu: { label: words.home.title, to: "/" },
    load: () => import("./pages/galaxy/RegionsPage.tsx"),
  },
  {
    path: "/map/:regionId",
    title: words.map.short,
    seenBy: "player",
    search: {
      at: /^\d{1,4}$/,
      z: /^\d{1,2}(\.\d{1,2})?$/,
      route: /^[A-Za-z0-9_.-]{3,480}$/,
      view: /^table$/,
    },
    listens: [REGION, "regions/{regionId}/chart", "gates", "pilots/{uid}"],
    calls: [],
    reads: "2 + sectors / 500 at the first opening in a browser + gates",
    menu: { label: words.home.nexus, to: "/map/nexus" },
    load: () => import("./pages/galaxy/MapPage.tsx"),
  },
  {
    path: "/sector/:regionId/:number",
    title: words.map.sector,
    seenBy: "player",
    search: {},
    listens: ["regions/{regionId}/sectors/{sectorNumber}"],
    calls: [],
    reads: "1",
    load: () => import("./pages/galaxy/SectorPage.tsx"),
  },
  {
    path: "/votes/:regionId",
    title: words.votes.short,
    seenBy: "player",
    search: { after: /^\d{1,15}-[A-Za-z0-9_-]{1,64}$/ },
    listens: ["regions/{regionId}/polls"],
    calls: ["platform/readClock"],
    reads: "20",
    load: () => import("./pages/votes/VotesPage.tsx"),
  },
  {
    path: "/vote/:regionId/:pollId",
    title: words.votes.one,
    seenBy: "player",
    search: {},
    listens: [
      REGION,
      "regions/{regionId}/settings/{part}",
      "regions/{regionId}/polls/{pollId}",
      "regions/{regionId}/polls/{pollId}/publishedBallots/{page}",
      "regions/{regionId}/members/{uid}",
      "regions/{regionId}/elections/{electionId}",
      "regions/{regionId}/elections/{electionId}/nominations",
      "regions/{regionId}/proposals/{proposalId}",
      "treaties/{treatyId}",
    ],
    calls: ["governance/castBallot", "governance/getReceipts", "platform/readClock"],
    reads: "3 + candidates, 23 at most; a recount 1 for each 500 ballots",
    load: () => import("./pages/votes/VotePage.tsx"),
  },
  {
    path: "/directory",
    title: words.belonging.directory.title,
    seenBy: "player",
    search: {},
    listens: [],
    calls: ["regions/listRegions", "membership/joinRegion"],
    reads: "by the call, 1 for each of 20 regions",
    menu: { label: words.belonging.directory.title, to: "/directory" },
    load: () => import("./pages/regions/DirectoryPage.tsx"),
  },
  {
    path: "/notices",
    title: words.belonging.notices.title,
    seenBy: "player",
    search: {},
    listens: ["players/{uid}/notices"],
    calls: ["players/markNoticesRead"],
    reads: "30",
    menu: { label: words.belonging.notices.title, to: "/notices" },
    load: () => import("./pages/players/NoticesPage.tsx"),
  },
  {
    path: "/profile",
    title: words.profile.title,
    seenBy: "player",
    search: {},
    listens: [REGION, "regions/{regionId}/members/{uid}"],
    calls: [
      "players/getProfile",
      "platform/readClock",
      "membership/claimCitizenship",
      "membership/leaveRegion",
      "membership/setHomeRegion",
    ],
    reads: "2 by the call + 2 for each membership",
    menu: { label: words.profile.title, to: "/profile" },
    load: () => import("./pages/players/ProfilePage.tsx"),
  },
  {
    path: "/explorer",
    title: words.explorer.title,
    seenBy: "tester",
    search: {},
    listens: [],
    calls: [],
    reads: "0",
    menu: { label: words.explorer.title, to: "/explorer" },
    load: () => import("./pages/explorer/ExplorerPage.tsx"),
  },
  {
    path: "/explorer/:room/:verb",
    title: words.explorer.title,
    seenBy: "tester",
    search: {},
    listens: [],
    calls: [],
    reads: "0",
    load: () => import("./pages/explorer/CallablePage.tsx"),
  },
];
