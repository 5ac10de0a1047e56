import { z } from "zod";
import { certificateName } from "../../lib/domain-name";
import { label, routePath, text } from "../../lib/schema";
import { arn, cidr, domain, email, exception, protectedByDefault, timeZone } from "./common";

/** A path that a route begins with: the load balancer takes a slash at its end for none. */
const ownPath = routePath.refine((value) => value === "/" || !value.endsWith("/"), {
  error: "is not a route's path",
  params: { allowed: "/, or a path such as /api: without a slash at its end" },
});

const account = text(/^\d{12}$/, "is not an account id", "12 digits");

export const registry = z.discriminatedUnion("type", [
  z.strictObject({
    /** Repositories of ECR, made by the platform: one for each built image. */
    type: z.literal("ecr"),
    /**
     * Name of each image's repository; `{system}`, `{image}` and `{stage}` are filled in. Changing it replaces the repositories and drops
     * their images.
     */
    repositoryPattern: text(
      /^(?=.*\{image\})([a-z0-9._/-]|\{system\}|\{image\}|\{stage\})+$/,
      "is not a repository pattern",
      "lower-case letters, digits, . _ / - and {system}, {image}, {stage}, with {image} at least",
    ).default("{system}-{image}-{stage}"),
    /** A tag that was pushed cannot be moved to another image. */
    immutableTags: protectedByDefault,
    /** ECR looks for known vulnerabilities in each image that is pushed. */
    scanOnPush: protectedByDefault,
    /**
     * Newest images that stay; older ones expire, also one that runs: nodes that start later cannot pull it. So it has to be more than
     * the builds between two deployments, and the deployments that one may want to go back.
     */
    keepImages: z.int().min(1).max(10000).default(200),
    /** Days that images without a tag stay. */
    untaggedDays: z.int().min(1).default(7),
    /** At rest under a customer managed key instead of ECR's own. Changing it replaces the repositories and drops their images. */
    customerKey: z.boolean().default(false),
    /** Other accounts that may pull. */
    pullAccounts: z.array(account).readonly().default([]),
    /** Destroying the stack deletes every image. Outside production only. */
    forceDelete: exception,
  }),
  z.strictObject({
    /** Another registry, such as that of GitHub. */
    type: z.literal("external"),
    /** Prefix of every built image, such as `ghcr.io/owner`. */
    prefix: text(
      /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9._-]+)+$/,
      "is not a registry prefix",
      "a host and a path, such as ghcr.io/owner",
    ),
    /** Secret of the application with the registry's credentials. @default - the images are public */
    pullSecret: label.optional(),
  }),
]);

export const secrets = z.strictObject({
  /** Days that a deleted secret can still be restored. */
  recoveryWindowDays: z.int().min(7).max(30).default(30),
  /** Deleted secrets are gone at once. Outside production only. */
  immediateDeletion: exception,
  /** At rest under a customer managed key instead of aws/secretsmanager. */
  customerKey: z.boolean().default(false),
  /** Generated secret of the application -> a number; a higher one makes its values anew. @default 1 */
  rotations: z.record(label, z.int().min(1)).default({}),
});

export const dns = z.strictObject({
  /** Zone's name. Changing it replaces the zone, where it is `new`, with all of its records. */
  domain,
  /** `existing` zones are looked up, `new` ones made. */
  zone: z.enum(["existing", "new"]).default("existing"),
  /**
   * Names of the certificate: they have to cover every host. Changing them replaces the certificate. @default - every host; behind NGINX, whose
   * certificates are cert-manager's, the ingress host
   */
  certificateNames: z
    .array(text(certificateName.form, "is not a certificate name", certificateName.allowed))
    .readonly()
    .optional(),
  /** Whether this environment owns the validation records of its names: the apex and its wildcard share one record. */
  ownsValidation: z.boolean().default(true),
});

const furtherHost = z.strictObject({
  /** Path -> component that answers there; the longest path that fits takes a request, and reaches the component unchanged. */
  routes: z.record(ownPath, label).optional(),
  /**
   * Ranges that may reach this host: everybody else finds nothing here. ALB only, within `ingress.sourceCidrs`.
   * @default - whoever reaches the load balancer
   */
  sourceCidrs: z.array(cidr).min(1).readonly().optional(),
  /** In place of routes, host of the application that requests are sent on to, with path and query, for good (301). ALB only. */
  redirectTo: domain.optional(),
});

export const ingress = z.strictObject({
  /** Name that users reach the application by, such as `app.example.com`: the components' `paths` are here. */
  host: domain,
  /**
   * Further hosts, each with routes of its own: `"api.example.com": { routes: { "/": "api" } }`; or a redirect:
   * `"www.example.com": { redirectTo: "example.com" }`. All share the one load balancer. @default - none
   */
  hosts: z.record(domain, furtherHost).default({}),
  /** Who takes requests in: an ALB of AWS, or the NGINX controller behind a network load balancer. */
  controller: z.enum(["alb", "nginx"]).default("alb"),
  /** Whether the load balancer is reached from the internet, or from inside the VPC only. */
  scheme: z.enum(["internet-facing", "internal"]).default("internet-facing"),
  /** Ranges that may reach the load balancer. */
  sourceCidrs: z.array(cidr).min(1).readonly().default(["0.0.0.0/0"]),
  /** In production, an ALB that has no certificate because there is no `dns`: everything goes unencrypted. */
  plainHttp: exception,
});

export const alarms = z.strictObject({
  /** Paged at once. */
  critical: z.array(email).min(1).readonly(),
  /** Told in business hours. */
  warning: z.array(email).readonly().default([]),
  /** When warnings are told. */
  businessHours: z
    .strictObject({
      /** IANA name. */
      timeZone: timeZone,
      /** When they begin. */
      from: text(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time", "hh:mm").default("09:00"),
      /** When they end. */
      to: text(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time", "hh:mm").default("17:00"),
    })
    .prefault({ timeZone: "UTC" }),
});

/** Roles that GitHub Actions assume by OpenID Connect. */
export const pipeline = z.strictObject({
  /** Repository on GitHub whose runs may assume them. */
  repository: text(/^[\w.-]+\/[\w.-]+$/, "is not a repository", "owner/name"),
  /** GitHub's own numbers of both, which a renamed or new repository is known by: `gh api repos/<owner>/<name> --jq '.owner.id, .id'` tells them. */
  repositoryIds: z.strictObject({
    /** Of the owner. */
    owner: z.int().min(1),
    /** Of the repository. */
    repository: z.int().min(1),
  }),
  /** Branches and tags whose runs may deploy, such as `refs/heads/main` or `refs/tags/v*`. */
  refs: z
    .array(text(/^refs\/(heads|tags)\/\S+$/, "is not a ref", "refs/heads/<branch> or refs/tags/<tag>"))
    .min(1)
    .readonly(),
  /** GitHub environment that guards the deployment. */
  environment: label,
  /**
   * GitHub environment whose reviewers let a pull request plan. A plan reads the state and the secrets of the environment, so outside production
   * only. @default - pull requests do not plan
   */
  planEnvironment: label.optional(),
  /** ARN of the account's provider. @default - the bootstrap stack's (backend.githubProvider), or else made here */
  providerArn: arn.optional(),
});
