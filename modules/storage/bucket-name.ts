import { bucketName } from "../../lib/bucket-name";
import { checkText } from "../../lib/checks";

/** @throws ConfigurationError when S3 would refuse the name */
export function checkBucketName(path: string, name: string): void {
  checkText(path, name, bucketName.form, "is not a bucket name", bucketName.allowed);
}
