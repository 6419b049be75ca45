/** What stands in the way of a command, said in one sentence: what is wrong and what to do. Shown without a stack. */
export class Failure extends Error {
  /** @override */
  name = "Failure";
}
