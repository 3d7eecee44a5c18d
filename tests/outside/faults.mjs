// How the program behaves under faults of its environment. Linux, Node.js 20, no packages.
//   node tests/outside/faults.mjs PROGRAM [SCENARIO...]   prints a row of a Markdown table for each; exit code 1 when one fails
import { scenarios } from './scenarios.mjs';

const [program, ...wanted] = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in scenarios));
if (!program || unknown.length > 0) {
  console.error(`usage: node tests/outside/faults.mjs PROGRAM [${Object.keys(scenarios).join('] [')}]`);
  process.exit(2);
}

console.log('| scenario | what happened | as it should be |');
console.log('|---|---|---|');
let failed = false;
for (const name of wanted.length > 0 ? wanted : Object.keys(scenarios)) {
  const { what, happened, ok } = await scenarios[name](program);
  failed ||= ok === false;
  console.log(`| ${what} | ${happened} | ${ok === undefined ? 'not tried' : ok ? 'yes' : '**no**'} |`);
}
process.exit(failed ? 1 : 0);
