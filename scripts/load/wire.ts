/** What a callable answered, in the callable protocol's form. */
export interface Answer {
  readonly result?: unknown;
  readonly error?: {
    readonly status: string;
    readonly message: string;
    readonly details?: { readonly reason?: string; readonly metadata?: Readonly<Record<string, unknown>> };
  };
}

/** Longer than any function may take here: what has not come by then does not come. */
const TIMEOUT_MS = 120_000;

/** Calls `room/verb`. Whatever is no answer of the protocol becomes an error with the status `NO_ANSWER`. */
export async function call(path: string, data: object, idToken: string): Promise<Answer> {
  try {
    const response = await fetch(`${process.env.FUNCTIONS_URL}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${idToken}` },
      body: JSON.stringify({ data }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return (await response.json()) as Answer;
  } catch (error) {
    return { error: { status: "NO_ANSWER", message: String(error) } };
  }
}

/** Reads a region's whole star chart from Firestore, as the rules allow this player: the result is its sector count. */
export async function readMap(regionId: string, idToken: string): Promise<Answer> {
  const { FIRESTORE_EMULATOR_HOST, GCLOUD_PROJECT } = process.env;
  const documents = `http://${FIRESTORE_EMULATOR_HOST}/v1/projects/${GCLOUD_PROJECT}/databases/(default)/documents`;
  try {
    const response = await fetch(`${documents}/regions/${regionId}/chart?pageSize=20`, {
      headers: { authorization: `Bearer ${idToken}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = (await response.json()) as {
      documents?: Chunk[];
      error?: { status: string; message: string };
    };
    if (body.error !== undefined) return { error: body.error };
    const chunks = body.documents ?? [];
    return { result: chunks.reduce((sum, { fields }) => sum + Number(fields.count.integerValue), 0) };
  } catch (error) {
    return { error: { status: "NO_ANSWER", message: String(error) } };
  }
}

interface Chunk {
  readonly fields: { readonly count: { readonly integerValue: string } };
}
