/** Ships of an ally that come at a call, whatever the pact says. */
export const MOST_AID_SHIPS = 10;
