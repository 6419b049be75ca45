type Firestore = typeof import("firebase-admin/firestore");

/** What `firebase-admin/firestore` offers, on a project of the test's own; it is asked for once the test's constants stand. */
export async function firestoreOf(
  project: () => string,
  original: () => Promise<unknown>,
): Promise<Firestore> {
  const { getFirestore, ...rest } = (await original()) as Firestore;
  const { getApps, initializeApp } = await import("firebase-admin/app");
  const own = () =>
    getApps().find(({ name }) => name === project()) ?? initializeApp({ projectId: project() }, project());
  return { ...rest, getFirestore: () => getFirestore(own()) } as Firestore;
}
