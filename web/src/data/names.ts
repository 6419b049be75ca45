import { useEffect, useState } from "react";
import { calls } from "./calls.ts";
import { session } from "./session.ts";

/** As many as one call answers. */
const MOST_NAMES = 30;

interface Batch {
  readonly uids: string[];
  readonly names: Promise<ReadonlyMap<string, string | null>>;
}

const known = new Map<string, Promise<string | null>>();
let next: Batch | undefined;

session.subscribe(() => known.clear());

/** What a player is called; null of whom there is no player. Those that one frame asks for go together, each once a tab. */
export function nameOf(uid: string): Promise<string | null> {
  const before = known.get(uid);
  if (before !== undefined) return before;
  if (next === undefined || next.uids.length === MOST_NAMES) next = begun();
  next.uids.push(uid);
  const name = next.names.then((names) => names.get(uid) ?? null);
  name.catch(() => known.delete(uid));
  known.set(uid, name);
  return name;
}

function begun(): Batch {
  const uids: string[] = [];
  const names = Promise.resolve().then(async () => {
    if (next?.uids === uids) next = undefined;
    const { players } = await calls();
    const { names } = await players.readNames({ uids });
    return new Map(names.map(({ uid, name }) => [uid, name]));
  });
  return { uids, names };
}

/** A player's name where a page has the uid alone; the uid until it is known, and where nobody has it any more. */
export function useName(uid: string): string {
  const [named, setNamed] = useState<{ readonly uid: string; readonly name: string | null } | null>(null);
  useEffect(() => {
    let left = false;
    nameOf(uid).then(
      (name) => left || setNamed({ uid, name }),
      () => {},
    );
    return () => {
      left = true;
    };
  }, [uid]);
  return named?.uid === uid && named.name !== null ? named.name : uid;
}
