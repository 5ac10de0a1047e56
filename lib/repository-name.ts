/** Name of an image repository: each part between separators starts and ends with a letter or digit. Source: Amazon ECR, CreateRepository. */
export const repositoryName = {
  form: /^(?=.{2,256}$)[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-][a-z0-9]+)*)*$/,
  allowed: "2 to 256 lower-case letters and digits, with single . _ - or / between them",
};
