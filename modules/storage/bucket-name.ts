import { checkText } from "../../lib/checks";

const form = new RegExp(
  [
    "^(?=.{3,63}$)",
    "(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)",
    "(?!xn--|sthree-|amzn-s3-demo-)",
    "(?!.*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$)",
    "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$",
  ].join(""),
);

/** Source: Amazon S3, General purpose bucket naming rules. @throws ConfigurationError when S3 would refuse the name */
export function checkBucketName(path: string, name: string): void {
  const allowed =
    "3 to 63 lower-case letters, digits, hyphens and dots that start and end with a letter or digit, no IP address and none of S3's own prefixes and suffixes";
  checkText(path, name, form, "is not a bucket name", allowed);
}
