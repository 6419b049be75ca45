/** What Firebase says where the browser opens no window. */
const NO_WINDOW = ["auth/popup-blocked", "auth/operation-not-supported-in-this-environment"];

/** Whether a sign-in ended because no window of Google's could open: then this tab can go to Google itself. */
export const windowRefused = (error: unknown): boolean =>
  NO_WINDOW.includes((error as { code?: string } | null)?.code ?? "");
