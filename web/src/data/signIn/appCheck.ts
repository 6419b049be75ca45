import type { FirebaseApp } from "firebase/app";
import { initializeAppCheck, onTokenChanged, ReCaptchaEnterpriseProvider } from "firebase/app-check";

/** The address that the SDK itself would load. */
const SCRIPT = "https://www.google.com/recaptcha/enterprise.js?render=explicit";
const PATIENCE_MS = 10_000;

interface WithRecaptcha {
  readonly grecaptcha?: { readonly enterprise?: { ready(then: () => void): void } };
}

/**
 * From now on each request to Firebase and each call carries App Check's token, which the SDK renews. Where reCAPTCHA does not
 * come, nothing begins: the SDK would wait for it for ever, and every call with it. Without a token the server decides.
 */
export async function beginAppCheck(
  app: FirebaseApp,
  siteKey: string,
  tell: (hasToken: boolean) => void,
): Promise<void> {
  if (!(await recaptchaComes())) return tell(false);
  const provider = new ReCaptchaEnterpriseProvider(siteKey);
  const appCheck = initializeAppCheck(app, { provider, isTokenAutoRefreshEnabled: true });
  onTokenChanged(
    appCheck,
    () => tell(true),
    () => tell(false),
  );
}

function recaptchaComes(): Promise<boolean> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = SCRIPT;
    // It loads another one, and is ready when that one is here.
    script.onload = () => (globalThis as WithRecaptcha).grecaptcha?.enterprise?.ready(() => resolve(true));
    script.onerror = () => resolve(false);
    setTimeout(() => resolve(false), PATIENCE_MS);
    document.head.append(script);
  });
}
