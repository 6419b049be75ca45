import { useId } from "react";
import { rewriteSearch } from "../../shell/navigation.ts";
import { words } from "../../words/en.ts";
import { type ChartOverlay, limitsOf, OVERLAYS, overlayName } from "./overlays.ts";

/** Which overlay lies on the chart: one at a time, and in the address. */
export function OverlaySelect({ shown }: { readonly shown: ChartOverlay | null }) {
  const id = useId();
  const limits = limitsOf(shown);
  return (
    <div>
      <label htmlFor={id}>{words.layers.label}</label>
      <select
        id={id}
        value={shown ?? ""}
        aria-describedby={limits === null ? undefined : `${id}-limits`}
        onChange={({ target }) =>
          rewriteSearch((search) =>
            target.value === "" ? search.delete("show") : search.set("show", target.value),
          )
        }
      >
        <option value="">{words.layers.none}</option>
        {OVERLAYS.map((overlay) => (
          <option key={overlay} value={overlay}>
            {overlayName(overlay)}
          </option>
        ))}
      </select>
      {limits === null ? null : (
        <p id={`${id}-limits`} className="dim">
          {limits}
        </p>
      )}
    </div>
  );
}
