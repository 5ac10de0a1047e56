import { describeApplications } from "../charts/applications";

/** Another one gives other applications: `FUZZ_SEED=7 npm run test:fuzz`. */
describeApplications(200, Number(process.env.FUZZ_SEED ?? 20_261_122));
