import { createElement } from "react";
import { createRoot } from "react-dom/client";

/** The least that React shows: what the console's first page is held against. */
createRoot(document.getElementById("root")!).render(createElement("button", { type: "button" }, "Begin"));
