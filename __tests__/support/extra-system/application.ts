import type { ApplicationDefinition } from "../../../application/schema";
import { bucket, component, database, internet, secret } from "../../../application/uses";

/** Bookings of a theatre: unlike DebtFlow in whatever an application may differ in, so that no test takes DebtFlow for granted. */
export const bookings: ApplicationDefinition = {
  name: "bookings",
  namespace: "theatre",
  images: {
    site: {
      source: "built",
      variables: {
        DATABASE_HOST: { from: "database", database: "seats", part: "host" },
        SESSION_KEY: { from: "secret", secret: "session", key: "key" },
        TICKETS_BUCKET: { from: "bucket", bucket: "tickets" },
      },
    },
    search: { source: "public", reference: "getmeili/meilisearch:v1.12", variables: { MEILI_ENV: "production" } },
  },
  secrets: {
    session: { source: "generated", keys: { key: { length: 64 } } },
    "mail-provider": { source: "external", keys: ["token"] },
    registry: { source: "external", keys: ["username", "password"] },
  },
  components: {
    site: {
      image: "site",
      port: 3000,
      paths: ["/"],
      health: "/up",
      metrics: "/metrics",
      uses: [database("seats"), secret("session"), bucket("tickets", "read-write"), component("search")],
    },
    mailer: {
      image: "site",
      command: ["node", "mailer.js"],
      variables: { MAIL_TOKEN: { from: "secret", secret: "mail-provider", key: "token" } },
      uses: [secret("mail-provider"), bucket("tickets", "read"), internet(443)],
    },
    search: { image: "search", port: 7700, storage: { index: { path: "/meili_data" } }, uses: [] },
  },
  cronJobs: {
    reminders: {
      image: "site",
      command: ["node", "reminders.js"],
      schedule: "30 6 * * 1-5",
      uses: [database("seats"), secret("session")],
    },
  },
};
