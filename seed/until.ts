/** What can be listened to: a document or a query. */
interface Listened<Snapshot> {
  onSnapshot(onNext: (snapshot: Snapshot) => void, onError: (error: Error) => void): () => void;
}

const PATIENCE_MS = 180_000;

/** Listens, as a client would, until it is so. @throws Error naming `what`, where it does not come to that within three minutes. */
export async function until<Snapshot>(
  what: string,
  listened: Listened<Snapshot>,
  isSo: (snapshot: Snapshot) => boolean,
): Promise<Snapshot> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      stop();
      reject(new Error(`${what}: not within ${PATIENCE_MS / 1_000} s`));
    }, PATIENCE_MS);
    const stop = listened.onSnapshot((snapshot) => {
      if (!isSo(snapshot)) return;
      clearTimeout(late);
      // The first snapshot may come before `stop` is there.
      queueMicrotask(() => stop());
      resolve(snapshot);
    }, reject);
  });
}
