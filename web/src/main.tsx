import "./data/jitless.ts";
import { createRoot } from "react-dom/client";
import { Shell } from "./shell/Shell.tsx";
import { reportUncaught } from "./shell/uncaught.ts";
import "./theme/faces.css";
import "./theme/style.css";

reportUncaught();
createRoot(document.getElementById("root")!).render(<Shell />);
