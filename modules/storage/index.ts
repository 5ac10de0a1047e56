export { type AccessLogs, Bucket, type BucketProps } from "./bucket";
export type { BucketStatement } from "./bucket-policy";
export type { CorsRule } from "./cors";
export type { LifecycleRule, StorageClass, Transition } from "./lifecycle";
