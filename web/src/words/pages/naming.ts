/** How forms ask for a player or a region. */
export const namingWords = {
  player: "Player, by uid",
  noPlayer: "A player's uid is needed.",
  called: (name: string) => `That is ${name}.`,
  nobody: "Nobody plays under this uid.",
  region: "To the region, by its id",
} as const;
