/** `on-call@example.com` -> `on-call-at-example-com`: the part of a construct's address that stands for an e-mail address. */
export const contactId = (contact: string): string => contact.replace("@", "-at-").replaceAll(/[^A-Za-z0-9_-]/g, "-");
