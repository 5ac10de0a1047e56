import { z } from "zod";

/** A section whose name is kept for what is not built yet: whatever somebody wrote into it would have no effect. */
export const notBuilt = z
  .custom<Readonly<Record<string, never>>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0,
    { error: "is not built yet", params: { allowed: "nothing: leave it out" } },
  )
  .optional();
