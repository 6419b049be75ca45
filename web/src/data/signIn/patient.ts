/**
 * The same question with an end to the waiting: who asks hears of a failure after `patienceMs`, and at once while what was asked before is
 * late. An answer that comes after all restores the patience.
 */
export function patient<Given extends unknown[], Answer>(
  ask: (...given: Given) => PromiseLike<Answer>,
  patienceMs: number,
): (...given: Given) => Promise<Answer> {
  let leftMs = patienceMs;
  return (...given) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        leftMs = 0;
        reject(new Error("There was no answer in time."));
      }, leftMs);
      const answered = () => {
        leftMs = patienceMs;
        clearTimeout(late);
      };
      Promise.resolve(ask(...given))
        .finally(answered)
        .then(resolve, reject);
    });
}
