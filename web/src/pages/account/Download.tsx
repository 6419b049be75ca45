import { useEffect, useRef, useState } from "react";
import { digest } from "../../../../functions/src/platform/random.ts";
import { Failure } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { saveFile } from "../../data/saveFile.ts";
import { words } from "../../words/en.ts";

export interface Manifest {
  readonly id: string;
  /** Null of everything, whose id is then the day. */
  readonly regionId: string | null;
  readonly displayName: string | null;
  readonly parts: number;
  readonly records: number;
  readonly sha256: string;
  readonly expiresAt: Date;
}

type Stage =
  | { readonly kind: "idle" | "done" | "damaged" }
  | { readonly kind: "part"; readonly part: number }
  | { readonly kind: "failed"; readonly error: unknown };

/** One export: its parts are fetched, put together, held against their checksum, and given to the browser. */
export function Download({ manifest }: { readonly manifest: Manifest }) {
  const { id, regionId, displayName, parts, records, sha256, expiresAt } = manifest;
  const [stage, setStage] = useState<Stage>({ kind: "idle" });
  const ending = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    ending.current = controller;
    return () => controller.abort();
  }, []);
  const { account: say } = words;
  const name = regionId === null ? say.everything(id) : say.ofRegion(displayName ?? regionId);
  const fetchAll = async () => {
    const { signal } = ending.current;
    try {
      const { closing } = await calls();
      let whole = "";
      for (let part = 0; part < parts; part++) {
        setStage({ kind: "part", part });
        const which = regionId === null ? { day: id } : { regionId };
        whole += (await closing.downloadExport({ ...which, part }, { signal })).ndjson;
      }
      if (digest(whole) !== sha256) return setStage({ kind: "damaged" });
      saveFile(`sectorwars-${id}.ndjson`, whole, "application/x-ndjson");
      setStage({ kind: "done" });
    } catch (error) {
      if (!signal.aborted) setStage({ kind: "failed", error });
    }
  };
  return (
    <>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p>
        {say.records(records)}, {say.until(expiresAt)}
      </p>
      <button type="button" disabled={stage.kind === "part"} onClick={() => void fetchAll()}>
        {say.download(name)}
      </button>
      <div role="status">
        {stage.kind === "part" ? <p>{say.downloading(stage.part + 1, parts)}</p> : null}
        {stage.kind === "done" ? <p>{say.downloaded}</p> : null}
        {stage.kind === "damaged" ? <p className="wrong">{say.damaged}</p> : null}
      </div>
      {stage.kind === "failed" ? <Failure error={stage.error} /> : null}
    </>
  );
}
