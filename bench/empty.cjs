// The least that `cdktf synth` can run.
const { App } = require("cdktf");

new App().synth();
