import { mebibytesOf, millicoresOf } from "../../lib/quantities";

it.each([
  ["250m", 250],
  ["2", 2000],
  ["1.5", 1500],
])("%s of CPU are %d millicores", (cpu, millicores) => {
  expect(millicoresOf(cpu)).toBe(millicores);
});

it.each([
  ["256Mi", 256],
  ["2Gi", 2048],
])("%s of memory are %d mebibytes", (memory, mebibytes) => {
  expect(mebibytesOf(memory)).toBe(mebibytes);
});
