import "./data/jitless.ts";
import { createRoot } from "react-dom/client";
import { start, wasSignedIn } from "./data/session.ts";
import { pages } from "./pages.ts";
import { placeOf } from "./shell/address.ts";
import { bringPage } from "./shell/parts.ts";
import { Shell } from "./shell/Shell.tsx";
import { reportUncaught } from "./shell/uncaught.ts";
import "./theme/faces.css";
import "./theme/style.css";

reportUncaught();
// The shell says where it fails.
start().catch(() => {});
const place = placeOf(pages, location.pathname, "");
if (place !== null && wasSignedIn()) bringPage(place.page);
createRoot(document.getElementById("root")!).render(<Shell />);
