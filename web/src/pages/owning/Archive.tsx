import { useState } from "react";
import type { Archive as Stored } from "../../../../functions/src/closing/schema.ts";
import { notHere } from "../../controls/states.tsx";
import { readArchive } from "../../data/archive.ts";
import { saveFile } from "../../data/saveFile.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";

/** What is kept of a closed region for a year, and may be read by anybody. */
export function Archive({ regionId }: { readonly regionId: string }) {
  const archive = useWatched<Stored | undefined>({
    template: "archives/{regionId}",
    parameters: { regionId },
  });
  const [stage, setStage] = useState<"idle" | "reading" | "done" | "damaged" | "failed">("idle");
  const say = useRegional(owningWords);
  const { account } = useRegional(words);
  if (archive.state !== "here") return notHere(archive);
  if (archive.value === undefined) return <p>{say.noArchive}</p>;
  const { public: open, at, expiresAt } = archive.value;
  const download = async () => {
    setStage("reading");
    try {
      const text = await readArchive(regionId, open.pages);
      if (text === null) return setStage("damaged");
      saveFile(`sectorwars-archive-${regionId}.ndjson`, text, "application/x-ndjson");
      setStage("done");
    } catch {
      setStage("failed");
    }
  };
  return (
    <section aria-labelledby="archive">
      <h2 id="archive">{say.archive}</h2>
      <p>{say.archiveWhy}</p>
      <p>
        {account.records(open.records)}, {say.archivedAt(at)}, {account.until(expiresAt)}
      </p>
      <button type="button" disabled={stage === "reading"} onClick={() => void download()}>
        {say.download}
      </button>
      <div role="status">
        {stage === "reading" ? <p>{words.states.loading}</p> : null}
        {stage === "done" ? <p>{account.downloaded}</p> : null}
        {stage === "damaged" ? <p className="wrong">{account.damaged}</p> : null}
        {stage === "failed" ? <p className="wrong">{words.states.failed}</p> : null}
      </div>
    </section>
  );
}
