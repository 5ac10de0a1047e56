import { describeError } from "../../../tools/errors";
import { chooseEmulated } from "../../../tools/start/choose";

const failure = (emulated: readonly string[], wanted?: string): string => {
  try {
    return chooseEmulated(emulated, wanted);
  } catch (error) {
    return describeError(error);
  }
};

describe("chooseEmulated", () => {
  it("takes the only environment that lives on the emulator", () => {
    expect(chooseEmulated(["trial"], undefined)).toBe("trial");
  });

  it("takes the one that is named among several", () => {
    expect(chooseEmulated(["shop", "trial"], "trial")).toBe("trial");
  });

  it("asks for a name where there are several", () => {
    expect(failure(["shop", "trial"])).toBe(
      "several environments live on the emulator: shop, trial\n  next: name one: npm start -- shop",
    );
  });

  it("says how an environment comes onto the emulator where none is", () => {
    expect(failure([])).toMatch(/^no environment lives on the emulator\n {2}next: say target: "emulator"/);
  });

  it("refuses an environment that lives in an account", () => {
    expect(failure(["trial"], "shop-production")).toBe(
      "shop-production is no environment that lives on the emulator\n  next: name one that does: trial; npx slipway deploy deploys the others",
    );
  });
});
