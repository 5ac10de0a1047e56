// The tests wait for other programs, which takes its time on a busy machine.
jest.setTimeout(60_000);
