import { lazy } from "react";
import { pages } from "../pages.ts";

/** What comes after the sign-in, with Firestore, in a chunk of its own. */
export const PlayerArea = lazy(() => import("./PlayerArea.tsx"));

const components = new Map(pages.map((page) => [page, lazy(page.load)]));

export const componentOf = (page: (typeof pages)[number]) => components.get(page)!;
