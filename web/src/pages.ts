import type { Page } from "./page.ts";
import { administratorsPages } from "./pages/administratorsPages.ts";
import { economyPages } from "./pages/economyPages.ts";
import { ownersPages } from "./pages/ownersPages.ts";
import { ownPages } from "./pages/ownPages.ts";
import { MEMBERSHIPS } from "./pages/paths.ts";
import { pilotsPages } from "./pages/pilotsPages.ts";
import { regionsPages } from "./pages/regionsPages.ts";

/** What every page of a player follows: once a tab. Nine pages need the pilot: so none of them reads it anew. */
export const SHELL_LISTENS = ["players/{uid}", "pilots/{uid}", MEMBERSHIPS] as const;

/** What the shell calls: of a fault of any page, of whom any page knows by uid alone, and for who has no player yet. */
export const SHELL_CALLS = ["platform/reportFault", "players/readNames", "players/registerPlayer"] as const;

/** Every page there is, in the order of the menu. What is not deployed has none. */
export const pages: readonly Page[] = [
  ...pilotsPages,
  ...regionsPages,
  ...economyPages,
  ...ownersPages,
  ...administratorsPages,
  ...ownPages,
];
