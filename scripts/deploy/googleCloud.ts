import { Failure } from "../setup/failure.mjs";

/** Google's two services, and a token that they take; a test stands in for them. */
export type Cloud = typeof googleCloud;

/** Application default credentials, as `gcloud auth application-default login` leaves them or a service account has. */
export const googleCloud = {
  logging: "https://logging.googleapis.com/v2",
  monitoring: "https://monitoring.googleapis.com/v3",
  accessToken: async (): Promise<string> => {
    const { applicationDefault } = await import("firebase-admin/app");
    try {
      return (await applicationDefault().getAccessToken()).access_token;
    } catch (error) {
      throw new Failure(
        `There are no application default credentials (${(error as Error).message}): run \`gcloud auth application-default login\`, then this again.`,
      );
    }
  },
};

/** Sends a request and returns what was answered. @throws Failure with the reason where it was refused. */
export type Ask = (method: string, url: string, body?: object) => Promise<Record<string, unknown>>;

export const asking =
  (token: string): Ask =>
  async (method, url, body) => {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    if (response.ok) return answer;
    const { message } = (answer.error ?? {}) as { message?: string };
    throw new Failure(`${method} ${url} was answered ${response.status}: ${message ?? "no reason given"}.`);
  };
