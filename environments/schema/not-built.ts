import { z } from "zod";

/** A section whose name is kept for what is not built yet: whatever somebody wrote there, `{}` too, would have no effect. */
export const notBuilt = z
  .custom<never>(() => false, { error: "is not built yet", params: { allowed: "nothing: leave it out" } })
  .optional();
