import { onEmulator } from "../../../tools/deployment/emulated";

const emulatorThat = (runs: () => boolean) => ({ isRunning: runs, log: "/x/emulator.log", logTail: () => "  Killed" });

describe("onEmulator", () => {
  it("notices within seconds that the emulator has died, and says that a plain run starts over", async () => {
    let runs = true;
    const started = Date.now();
    const work = onEmulator(
      emulatorThat(() => runs),
      (gone) =>
        new Promise((_, reject) => {
          gone.addEventListener("abort", () => reject(new Error("terraform apply was ended by SIGKILL")));
          runs = false;
        }),
    );
    await expect(work).rejects.toMatchObject({
      message: "the emulator has ended in the middle, and all that it held is gone:\n  Killed",
      next: "run this again: it starts over (log of the emulator: /x/emulator.log)",
    });
    expect(Date.now() - started).toBeLessThan(15_000);
  });

  it("lets other errors through while it runs", async () => {
    const work = onEmulator(
      emulatorThat(() => true),
      () => Promise.reject(new Error("another")),
    );
    await expect(work).rejects.toThrow("another");
  });
});
