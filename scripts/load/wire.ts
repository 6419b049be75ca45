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

/** Whatever is no answer of the protocol becomes an error with the status `NO_ANSWER`. */
async function answerOf<Body extends Answer>(url: string, idToken: string, init: RequestInit): Promise<Body> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${idToken}` };
  try {
    const response = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    return (await response.json()) as Body;
  } catch (error) {
    return { error: { status: "NO_ANSWER", message: String(error) } } as Body;
  }
}

/** Calls `room/verb`. */
export const call = (path: string, data: object, idToken: string): Promise<Answer> =>
  answerOf(`${process.env.FUNCTIONS_URL}/${path}`, idToken, {
    method: "POST",
    body: JSON.stringify({ data }),
  });

interface Chart extends Answer {
  readonly documents?: readonly { readonly fields: { readonly count: { readonly integerValue: string } } }[];
}

/** Reads a region's whole star chart from Firestore, as the rules allow this player: the result is its sector count. */
export async function readMap(regionId: string, idToken: string): Promise<Answer> {
  const { FIRESTORE_EMULATOR_HOST, GCLOUD_PROJECT } = process.env;
  const documents = `http://${FIRESTORE_EMULATOR_HOST}/v1/projects/${GCLOUD_PROJECT}/databases/(default)/documents`;
  const chart = await answerOf<Chart>(`${documents}/regions/${regionId}/chart?pageSize=20`, idToken, {});
  const sectors = (chart.documents ?? []).reduce(
    (sum, { fields }) => sum + Number(fields.count.integerValue),
    0,
  );
  return chart.error === undefined ? { result: sectors } : chart;
}
