const { bundleLibraries } = require('./scripts/build/bundleLibraries');
const { dropDevelopmentFiles } = require('./scripts/build/dropDevelopmentFiles');
const { series } = require('gulp');

/** Makes dist complete after `n8n-node build`: libraries inside, nothing in it that must not ship. */
exports.bundle = series(dropDevelopmentFiles, bundleLibraries);
