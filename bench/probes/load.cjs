// Prints how many milliseconds this process takes to load files: node load.cjs <file> …
// What n8n has loaded anyway does not count.
require('n8n-workflow');
const start = performance.now();
for (const file of process.argv.slice(2)) require(file);
console.log(performance.now() - start);
