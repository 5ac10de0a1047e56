import { repositoryNamesOf, stackOf } from "../../environments/names";
import type { Environment } from "../../environments/schema";
import { ToolError } from "../errors";
import { type Answer, ask, type Question } from "./probe";
import type { ImageTags } from "./tags";
import type { Target } from "./target";

/** What the provider makes of ECR's ImageNotFoundException and RepositoryNotFoundException, seen from hashicorp/aws 5.100.0. */
const missing = /couldn't find resource|ImageNotFound|RepositoryNotFound/;

/**
 * Looks for the images before a plan lets pods ask for them: a lifecycle rule, or a build that never ran, would show as ImagePullBackOff only.
 *
 * @param running tags that run already: without their image they go on running, until a pod starts on another node
 * @returns what somebody should know, a line each
 * @throws ToolError when one to be deployed is not there
 */
export async function checkImages(
  target: Target,
  environment: Environment,
  tags: ImageTags,
  running: ImageTags = {},
): Promise<string[]> {
  const repositories = repositoryNamesOf(environment);
  const sought = Object.entries(tags).flatMap(([image, tag]) => {
    const repository = repositories[image];
    return repository === undefined ? [] : [{ image, tag, repository }];
  });
  // The emulator's cluster pulls nothing.
  if (environment.target !== "aws" || sought.length === 0) {
    return [];
  }
  const questions = Object.fromEntries(sought.map(({ image, tag, repository }) => [image, imageQuestion(repository, tag)]));
  const answers = await ask(target, stackOf(environment, "platform"), questions);
  return reportOf(sought, answers, running);
}

const imageQuestion = (repository: string, tag: string): Question => ({
  type: "aws_ecr_image",
  settings: { repository_name: repository, image_tag: tag },
  answer: (data) => `${data}.image_digest`,
});

interface Sought {
  readonly image: string;
  readonly tag: string;
  readonly repository: string;
}

/** @throws ToolError when one to be deployed is not there */
export function reportOf(sought: readonly Sought[], answers: Readonly<Record<string, Answer>>, running: ImageTags): string[] {
  const notes: string[] = [];
  const lacking: string[] = [];
  for (const { image, tag, repository } of sought) {
    const answer = answers[image];
    if (answer === undefined || "said" in answer) {
      continue;
    }
    if (!missing.test(answer.refused)) {
      notes.push(`whether ${repository}:${tag} is there is not known: ${answer.refused.split("\n")[0]}`);
    } else if (running[image] === tag) {
      notes.push(
        `${repository}:${tag} runs and is in its repository no more: no new node can start it; push it again, or deploy another`,
      );
    } else {
      lacking.push(`${repository} has no image ${tag}`);
    }
  }
  if (lacking.length > 0) {
    throw new ToolError(lacking.join("\n"), "push it, or name a tag that is there: --tag <tag> or --tag <image>=<tag>");
  }
  return notes;
}
