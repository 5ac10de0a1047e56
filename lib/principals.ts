/**
 * Who can have an access entry: a role of IAM or Identity Center, or a user. A session ends, and an account's root is no one. Source: Amazon EKS,
 * Create access entries.
 */
export const principalForm = /^arn:aws:iam::\d{12}:(?!role\/aws-service-role\/)(user|role)\/([^*\s]+\/)?[\w+=,.@-]+$/;

export const principalRule =
  "ARN of a role or a user, without wildcard; of a session, the ARN of its role; not a service-linked role";

/** Whether it is an IAM user, whose keys do not end, rather than a role, whose sign-in asked for what it wants. */
export const isUser = (arn: string): boolean => /^arn:aws:iam::\d{12}:user\//.test(arn);

/** Such as `platform-engineer`, and with the account where it is not `home`: part of the address of a principal's resources. */
export function principalWord(arn: string, home: string): string {
  const [, , , , account = "", resource = ""] = arn.split(":");
  const name = (resource.split("/").at(-1) ?? "").replaceAll(/[^A-Za-z0-9_-]/g, "-");
  return account === home ? name : `${account}-${name}`;
}
