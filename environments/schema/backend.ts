import { z } from "zod";
import { plainBucketName } from "../../lib/bucket-name";
import { label, text } from "../../lib/schema";
import { exception } from "./common";

export const backend = z.discriminatedUnion("type", [
  z.strictObject({
    /** An S3 bucket and a DynamoDB table that locks it, made by the bootstrap stack. */
    type: z.literal("s3"),
    /** Whose bootstrap stack makes bucket and table: one per account and region. @default - the system */
    owner: label.optional(),
    /** Name of the bucket. @default - <owner>-terraform-state */
    bucket: text(plainBucketName.form, "is not a bucket name", plainBucketName.allowed).optional(),
    /** Name of the table. @default - <owner>-terraform-lock */
    lockTable: text(/^[\w.-]{3,255}$/, "is not a table name", "3 to 255 letters, digits and . _ -").optional(),
    /**
     * What locks a state: a DynamoDB `table`, which Terraform has deprecated, or a `file` beside the state. On the way from one to the other
     * `lockFile: true` takes both, until nobody uses a checkout from before.
     */
    locking: z.enum(["table", "file"]).default("table"),
    /** Beside the table, also lock by an object beside the state. */
    lockFile: z.boolean().default(false),
    /**
     * The bootstrap stack also makes the account's provider for GitHub, which pipelines of every environment trust: no environment takes it along
     * when it is destroyed. All that share the bucket state it alike.
     */
    githubProvider: z.boolean().default(false),
    /** Destroying the bootstrap stack deletes every state. Outside production only. */
    disposable: exception,
  }),
  z.strictObject({
    /** Terraform Cloud: a workspace for each stack. */
    type: z.literal("cloud"),
    /** Organization of Terraform Cloud. */
    organization: z.string().min(1),
    /** Project that its workspaces are made in. @default - the organization's default project */
    project: z.string().optional(),
    /** Host of Terraform Enterprise. @default - Terraform Cloud */
    hostname: z.string().optional(),
  }),
  z.strictObject({
    /** Files of this checkout: for a trial, or what nobody shares. */
    type: z.literal("local"),
    /** Folder below the project. */
    directory: text(
      /^(?!cdktf\.out(\/|$))(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/,
      "is not a place for state",
      "a folder below the project, outside cdktf.out",
    ).default(".state"),
  }),
]);
