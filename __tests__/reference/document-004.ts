import { cache, database } from "./document-004/data";
import type { DocumentResource, Mentioned, Stage } from "./document-004/document";
import { eks } from "./document-004/eks";
import { elidedDjango, elidedRoles, elidedSecrets, iam, secrets } from "./document-004/identity";
import { networking } from "./document-004/networking";
import { dns, root } from "./document-004/root";
import { ecr, storage } from "./document-004/storage";

export { type DocumentResource, type Mentioned, ref, type Stage, type Stated, stages } from "./document-004/document";

const parts = [root, networking, eks, database, cache, storage, ecr, iam, secrets, dns];

/**
 * Sections 2 to 12 of document 004 as data: the root and the nine modules, as applied to `stage`. A variable has the value
 * that its default, a comment or a diagram gives; one without is left out, and so is what "..." stands for.
 */
export const document004 = (stage: Stage): DocumentResource[] => parts.flatMap((part) => part(stage));

/** What the document has without showing it. */
export const mentioned: readonly Mentioned[] = [elidedRoles, elidedSecrets, elidedDjango];
