import { type Answer, ask, type Question } from "./probe";
import type { Content, Protection } from "./protections";
import type { Target } from "./target";

/** Asks AWS which of these hold something, and so would stop a destruction in the middle. */
export async function lookInto(target: Target, stack: string, protections: readonly Protection[]): Promise<Protection[]> {
  const questions = Object.fromEntries(
    protections.flatMap(({ address, content }) => (content ? [[address, questionOf(content)]] : [])),
  );
  const answers = await ask(target, stack, questions);
  return protections.map((protection) => judged(protection, answers[protection.address]));
}

/** One thing that it holds is enough. */
function questionOf({ of, name }: Content): Question {
  return of === "bucket"
    ? {
        type: "aws_s3_objects",
        settings: { bucket: name, max_keys: 1 },
        answer: (data) => `join(",", ${data}.keys)`,
      }
    : {
        type: "aws_ecr_image",
        settings: { repository_name: name, most_recent: true },
        answer: (data) => `${data}.image_digest`,
      };
}

/** What the provider says of a repository without images, and of a bucket or repository that is gone already; seen from hashicorp/aws 5.100.0. */
const isNothing = /returned no results|couldn't find resource|NoSuchBucket|RepositoryNotFound/;

export function judged(protection: Protection, answer: Answer | undefined): Protection {
  const { content, address } = protection;
  if (content === undefined || answer === undefined) {
    return protection;
  }
  if ("refused" in answer) {
    return isNothing.test(answer.refused)
      ? protection
      : { address, how: `may hold something, which would stop it: ${answer.refused.split("\n")[0]}`, blocks: true };
  }
  if (answer.said !== "") {
    const what = content.of === "bucket" ? "objects" : "images";
    return { address, how: `holds ${what}, and is not to be emptied (${content.setting})`, blocks: true };
  }
  return content.isVersioned
    ? {
        address,
        how: `is versioned, so it may keep what was deleted, and is not to be emptied (${content.setting})`,
        blocks: true,
      }
    : protection;
}
