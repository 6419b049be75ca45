import { administration } from "../../words/administration.ts";

/** What is stored as JSON, as it is, behind a word that opens it. */
export function Json({ label, text }: { readonly label: string; readonly text: string | null }) {
  if (text === null) return <>{administration.nothing}</>;
  return (
    <details>
      <summary>{label}</summary>
      <p className="written">{text}</p>
    </details>
  );
}
