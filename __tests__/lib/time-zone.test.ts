import { postgresTimeZoneRefusal, timeZoneRefusal } from "../../lib/time-zone";

describe("a time zone", () => {
  it.each(["UTC", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Asia/Calcutta", "EST5EDT"])(
    "may be %s",
    (name) => {
      expect(timeZoneRefusal(name)).toBeUndefined();
    },
  );

  it.each([
    ["Mars/Olympus", "an IANA name, such as "],
    ["Europe/Berln", "an IANA name, such as Europe/Berlin"],
    ["europe/berlin", "an IANA name, such as Europe/Berlin"],
    ["+05:00", "an IANA name, such as "],
    ["AET", "an IANA name, such as "],
    ["SystemV/EST5", "an IANA name, such as "],
    ["", "an IANA name, such as Europe/Berlin"],
  ])("is not %j", (name, allowed) => {
    const refusal = timeZoneRefusal(name);
    expect(refusal?.problem).toBe("is not a time zone");
    expect(refusal?.allowed).toContain(allowed);
  });
});

describe("a time zone of PostgreSQL", () => {
  it.each(["UTC", "utc", "europe/berlin", "Etc/GMT+5"])("may be %s, in any case of letters", (name) => {
    expect(postgresTimeZoneRefusal(name)).toBeUndefined();
  });

  it.each(["Europe/Berln", "FOOBAR0", ""])("is not %j", (name) => {
    expect(postgresTimeZoneRefusal(name)?.problem).toBe("is not a time zone");
  });
});
