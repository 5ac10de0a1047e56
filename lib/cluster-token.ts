/** Seconds that a token for the Kubernetes API is counted on: of its 15 minutes, a minute is for reading and planning. Source: Amazon EKS, get-token. */
export const tokenSeconds = 840;
