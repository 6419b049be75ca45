import { useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { PageContext } from "../shell/pageContext.ts";
import { keyOf, type Source } from "./source.ts";
import { createStore, type Store } from "./store.ts";

/** What a page knows of something that it follows. */
export type Watched<Value> =
  | { readonly state: "loading" }
  /** `since`: when the connection was last known to hold; null while it holds. */
  | { readonly state: "here"; readonly value: Value; readonly staleSince: Date | null }
  | { readonly state: "refused" }
  | { readonly state: "failed" };

interface Shared {
  readonly source: Source;
  readonly store: Store<Watched<unknown>>;
  followers: number;
  end: () => void;
}

const shared = new Map<string, Shared>();

const LOADING: Watched<never> = { state: "loading" };
/** A hidden tab keeps listening for as long: who comes back within it reads nothing anew. */
const HIDDEN_MS = 5 * 60_000;

let hiddenTimer: ReturnType<typeof setTimeout> | undefined;
document.addEventListener("visibilitychange", () => {
  clearTimeout(hiddenTimer);
  if (document.hidden) hiddenTimer = setTimeout(pauseAll, HIDDEN_MS);
  else resumeAll();
});

let paused = false;

function pauseAll(): void {
  paused = true;
  for (const listener of shared.values()) listener.end();
}

function resumeAll(): void {
  if (!paused) return;
  paused = false;
  for (const listener of shared.values()) open(listener);
}

function open(listener: Shared): void {
  let ended = false;
  let end = () => {};
  listener.end = () => {
    ended = true;
    end();
  };
  void import("./documents.ts").then(({ observe }) => {
    if (ended) return;
    end = observe(
      listener.source,
      ({ value, fromCache }) => {
        const before = listener.store.get();
        // An empty cache says nothing about what the server has.
        if (fromCache && before.state !== "here") return;
        const since = before.state === "here" ? (before.staleSince ?? new Date()) : new Date();
        listener.store.set({ state: "here", value, staleSince: fromCache ? since : null });
      },
      (refused) => listener.store.set({ state: refused ? "refused" : "failed" }),
    );
  });
}

function follow(key: string, source: Source): Shared {
  let listener = shared.get(key);
  if (listener === undefined) {
    listener = { source, store: createStore<Watched<unknown>>(LOADING), followers: 0, end: () => {} };
    shared.set(key, listener);
  }
  return listener;
}

function subscribe(key: string, source: Source, onChange: () => void): () => void {
  const listener = follow(key, source);
  const unsubscribe = listener.store.subscribe(onChange);
  listener.followers += 1;
  if (listener.followers === 1 && !paused) open(listener);
  return () => {
    unsubscribe();
    listener.followers -= 1;
    if (listener.followers > 0) return;
    listener.end();
    shared.delete(key);
  };
}

/**
 * Follows a source of the page's own declaration; null follows nothing yet.
 * @throws Error for a source that the page does not declare: it would be a read that no budget counts.
 */
export function useWatched<Value>(source: Source | null): Watched<Value> {
  const { listens } = useContext(PageContext);
  if (source !== null && !listens.includes(source.template))
    throw new Error(`This page does not declare that it listens to ${source.template}`);
  const key = source === null ? null : keyOf(source);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal keys are equal sources
  const followed = useMemo(
    () =>
      source === null || key === null
        ? { subscribe: () => () => {}, get: () => LOADING }
        : {
            subscribe: (onChange: () => void) => subscribe(key, source, onChange),
            get: () => shared.get(key)?.store.get() ?? LOADING,
          },
    [key],
  );
  return useSyncExternalStore(followed.subscribe, followed.get) as Watched<Value>;
}

/**
 * What a source has now, for what seldom changes and of which a page has many: it is followed no longer than until that has
 * come.
 */
export function useWatchedOnce<Value>(source: Source): Watched<Value> {
  const key = keyOf(source);
  const [came, setCame] = useState<{ readonly key: string; readonly watched: Watched<Value> } | null>(null);
  const has = came !== null && came.key === key;
  const watched = useWatched<Value>(has ? null : source);
  useEffect(() => {
    if (watched.state === "here" && watched.staleSince === null) setCame({ key, watched });
  }, [key, watched]);
  return has ? came.watched : watched;
}

/** Reads a source once; what is followed, and is as the server has it, is not asked for again. */
export async function readOnce(source: Source): Promise<unknown> {
  const known = shared.get(keyOf(source))?.store.get();
  if (known?.state === "here" && known.staleSince === null) return known.value;
  return (await import("./documents.ts")).read(source);
}
