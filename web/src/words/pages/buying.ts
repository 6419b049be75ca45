import { count } from "../format.ts";

/** Words of buying a region, from its name to its opening. */
export const buyingWords = {
  short: "Buying a region",
  title: (step: string) => `Buying a region: ${step}`,
  link: "Buy a region",
  stepsLabel: "Steps",
  stepOf: (number: number, step: string) => `${number}. ${step}`,
  steps: { basics: "Basics", economy: "Economy", rules: "Rules", theme: "Theme", review: "Review" },
  why: {
    basics: "What it is called. Nothing is held for you before you go to the payment.",
    economy:
      "Its economy and bank, as they usually are. What you do not change stays so; it can be changed later.",
    rules: "Its government, rules of play and immigration, as they usually are.",
    theme: "Its words and colours, as they usually are.",
    review: "Look through it. Every step can be changed until you pay.",
  },
  next: (step: string) => `Next: ${step}`,
  notYet: "The next step opens once nothing here is missing or wrong.",
  displayName: "Name",
  regionId: "Id",
  idWhy:
    "The id stands in addresses and can never be changed. Where a closed region had it, a number is added.",
  looking: "Looking whether it can be had…",
  isFree: "It can be had.",
  preview: "Preview",
  unnamed: "Your region",
  portOf: (prefix: string) => `A port: ${prefix === "" ? "" : `${prefix} `}Anchorage`,
  allUsual: "All rules are the usual ones.",
  stillOpen: "Something is still missing or wrong in:",
  buy: "Buy this region",
  buyReview:
    "Stripe's page tells the price and takes the payment, each month until you cancel. The names are held for you while the payment is open; coming back without paying costs nothing.",
  confirmBuy: "To the payment",
  leaving: "Stripe's page opens…",
  unpaid: {
    title: "As an administrator",
    create: "Create it without a payment",
    review:
      "It is built at once with these rules, and stands in the public log. Its owner is a citizen of it from the start; closing it undoes it.",
    owner: "Owner, by uid",
    noOwner: "It needs an owner.",
    confirm: "Create it now",
    created: (id: string) => `${id} is being built.`,
    follow: "To how its building goes",
  },
  bought: {
    title: "The region you buy",
    none: "You are buying no region.",
    change: "Change the draft",
    waiting:
      "Nothing has been paid yet, as far as we know. After a payment this page follows by itself within seconds.",
    pay: "To the payment",
    payReview: "Stripe's page opens again, for the same purchase.",
    processing:
      "It is paid by a bank that answers later. The region is built when the answer is there; a notice tells you.",
    expired: "It was not paid in time. Nothing was taken, and the names are free again.",
    refunded: "It could not be given to you. What you paid goes back whole.",
    handedOn: "It is paid. The region is handed on as it is.",
    preparing: "It is paid. The building begins…",
    building: (done: number, all: number) =>
      `It is being built: ${done} of ${count(all, "slice", "slices")} done.`,
    checking: "Every sector is written. They are counted and checked now.",
    opening: "The check has passed. It opens…",
    open: "It stands, and it is open.",
    toChart: "To its star chart",
    toRules: "To its rules",
    toOwner: "To what its owner does",
    leave: "You may leave this page: a notice follows.",
    abandon: "Give it up and have the money back",
    abandonReview: "The region closes, and what you have paid goes back whole. It cannot be undone.",
    confirmAbandon: "Give it up now",
    abandoned: "It is given up. The money goes back within minutes.",
  },
} as const;
