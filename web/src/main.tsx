import "./data/jitless.ts";
import { createRoot } from "react-dom/client";
import { Shell } from "./shell/Shell.tsx";
import "./theme/style.css";

createRoot(document.getElementById("root")!).render(<Shell />);
