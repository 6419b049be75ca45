import type { ComponentType } from "react";

/** What a page's component gets: the parts of its address, checked. */
export interface PageProps {
  readonly parameters: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
}

/** Who sees a page: a registered player; an administrator; or who tries things out: everybody on the local stack, administrators elsewhere. */
export type SeenBy = "player" | "administrator" | "tester";

/** A page declares itself; navigation, the browser's walk and the budgets of reads follow from the table of all pages. */
export interface Page {
  /** `/map/:regionId` */
  readonly path: string;
  readonly title: string;
  readonly seenBy: SeenBy;
  /** The parameters behind the `?` that it knows, each with the form that it must have; others are dropped. */
  readonly search: Readonly<Record<string, RegExp>>;
  /** Templates of the data model that it follows or reads, beside the shell's. */
  readonly listens: readonly string[];
  /** Callables that it calls; the explorer calls what a person chooses. */
  readonly calls: readonly string[];
  /** Documents that it reads at its first opening, the shell's aside, as an expression of what they grow with. */
  readonly reads: string;
  /** Of those that it follows, so many at the most: its listeners have limits. What one asks for on the page comes on top. */
  readonly most: number;
  /** The addresses at which it is found by what somebody types: `/map/:regionId?at=:number`. Absent: at its path. */
  readonly finds?: readonly string[];
  /** Its place in the menu; absent of a page that others lead to. */
  readonly menu?: { readonly label: string; readonly to: string };
  readonly load: () => Promise<{ readonly default: ComponentType<PageProps> }>;
}
