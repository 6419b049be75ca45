import type { Member } from "../schema.ts";

export type Happening = "entered" | "left" | "banned" | "citizenshipLost";

type Facts = Pick<Member, "status" | "standing">;

/** What a change of a membership means to others. `before` is undefined for a stranger. */
export function happenings(before: Facts | undefined, after: Facts): Happening[] {
  const wasInside = before?.status === "active";
  const isInside = after.status === "active";
  const isBanned = after.status === "banned" && before?.status !== "banned";
  return [
    ...(!wasInside && isInside ? (["entered"] as const) : []),
    ...(wasInside && after.status === "left" ? (["left"] as const) : []),
    ...(isBanned ? (["banned"] as const) : []),
    ...(isCitizen(before) && !isCitizen(after) ? (["citizenshipLost"] as const) : []),
  ];
}

const isCitizen = (member: Facts | undefined) => member?.status === "active" && member.standing === "citizen";
