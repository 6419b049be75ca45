import { pages } from "../pages.ts";
import { arriving } from "./arriving.tsx";

/** What comes after the sign-in, with Firestore, in a chunk of its own. */
export const PlayerArea = arriving(() => import("./PlayerArea.tsx"));

const components = new Map(pages.map((page) => [page, arriving(page.load)]));

export const componentOf = (page: (typeof pages)[number]) => components.get(page)!;

/** Sends for what a page needs beside its sign-in, which is then not waited for. */
export function bringPage(page: (typeof pages)[number]): void {
  PlayerArea.bring();
  componentOf(page).bring();
  void import("../data/documents.ts").catch(() => {});
}
