import { createContext } from "react";

/** What the page on show may read, by its declaration. */
export const PageContext = createContext<{ readonly listens: readonly string[] }>({ listens: [] });
