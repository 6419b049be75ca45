import { useSyncExternalStore } from "react";

/** Whether the browser has a connection. */
export const useOnline = (): boolean => useSyncExternalStore(onConnection, () => navigator.onLine);

function onConnection(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}
