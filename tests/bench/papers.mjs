// A set of twelve papers in Chromium: laid out and written as one print job, and as DOCX files. Prints the table of
// docs/benchmarks.md. Usage: node tests/bench/papers.mjs [--rounds N]
import { chromium } from 'playwright-core';
import { browserArguments, executablePath } from '../browser/support/office.mjs';
import { serveProgram } from './support.mjs';

const at = process.argv.indexOf('--rounds');
const rounds = at < 0 ? 200 : Number(process.argv[at + 1]);
const goal_ms = 150;
const server = await serveProgram('papers_bench');
const browser = await chromium.launch({ executablePath, args: browserArguments });
let failed = false;
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  const times = await page.evaluate(async (count) => {
    const module = {};
    await createCaseBridge(module);
    const measure = (what) => module.ccall('bench_set', 'number', ['string'], [what]);
    return ['html', 'docx', 'longest'].map((what) => {
      const first = measure(what);
      const list = Array.from({ length: count }, () => measure(what)).sort((a, b) => a - b);
      return { what, first, median: list[count >> 1], p95: list[Math.floor(count * 0.95)] };
    });
  }, rounds);
  const words = { html: 'one print job', docx: 'twelve DOCX files', longest: 'the longest paper of the set, alone' };
  console.log('| twelve papers | the first time, ms | median, ms | p95, ms |\n|---|---|---|---|');
  for (const time of times) {
    failed ||= time.what === 'html' && time.p95 > goal_ms;
    console.log(`| ${words[time.what]} | ${time.first.toFixed(1)} | ${time.median.toFixed(1)} | ${time.p95.toFixed(1)} |`);
  }
} finally {
  await browser.close();
  server.close();
}
process.exitCode = failed ? 1 : 0;
