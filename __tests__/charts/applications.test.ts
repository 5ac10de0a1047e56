import { describeApplications } from "./applications";

// Hundreds of others: `npm run test:fuzz`.
describeApplications(30, 20_261_121);
