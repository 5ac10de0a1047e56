/**
 * What S3 takes as the name of a general purpose bucket, dots included: labels, no IP address, and none of the prefixes and suffixes that it keeps for
 * itself. Source: Amazon S3 User Guide, "General purpose bucket naming rules".
 */
export const bucketName = {
  form: new RegExp(
    [
      "^(?=.{3,63}$)",
      "(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)",
      "(?!xn--|sthree-|amzn-s3-demo-)",
      "(?!.*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3|-an)$)",
      "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$",
    ].join(""),
  ),
  allowed:
    "3 to 63 lower-case letters, digits, hyphens and dots that start and end with a letter or digit, no IP address and none of S3's own prefixes and suffixes",
};

/** The same without dots, by which TLS fails: S3's certificate covers one label in front of its host. */
export const plainBucketName = {
  form: new RegExp(`^(?!.*\\.)${bucketName.form.source}`),
  allowed:
    "3 to 63 lower-case letters, digits and hyphens, with a letter or digit first and last and none of S3's own prefixes and suffixes",
};
