export { ExternalSecret, type ExternalSecretProps, placeholder } from "./external";
export { type GeneratedKey, GeneratedSecret, type GeneratedSecretProps } from "./generated";
export type { Secret, SecretSettings } from "./secret";
export { StoredSecret, type StoredSecretProps } from "./stored";
