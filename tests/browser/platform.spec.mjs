// The web platform by itself, on the first-run page: text agent, mirror, frames, drawing, high DPI, touch.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer } from '../../tools/serve.mjs';
import { browserArguments, executablePath } from './support/office.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site;
let browser;

before(async () => {
  site = await startServer({ root: path.join(root, 'dist') });
  browser = await chromium.launch({ executablePath, args: browserArguments });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** The first-run page in a context of its own. */
async function open(t, { query = '', policy = true, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', bypassCSP: !policy, ...options,
  });
  t.after(() => context.close());
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  await page.goto(site.url + query);
  await page.getByRole('textbox', { name: '执法证号' }).waitFor({ timeout: 30000 });
  return page;
}
const frames = (page) => page.evaluate(() => window.__casebridge.frames);
/** How many pixels of two screenshots differ by more than `tolerance` in a channel. */
async function differing(first, second, tolerance) {
  const context = await browser.newContext();
  const blank = await context.newPage();
  const count = await blank.evaluate(async ([shots, limit]) => {
    const pictures = [];
    for (const shot of shots) {
      const image = new Image();
      image.src = 'data:image/png;base64,' + shot;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const drawing = canvas.getContext('2d');
      drawing.drawImage(image, 0, 0);
      pictures.push(drawing.getImageData(0, 0, image.width, image.height).data);
    }
    const [one, two] = pictures;
    if (one.length !== two.length) return Infinity;
    let far = 0;
    for (let at = 0; at < one.length; at += 4) {
      if ([0, 1, 2].some((channel) => Math.abs(one[at + channel] - two[at + channel]) > limit)) far++;
    }
    return far;
  }, [[first.toString('base64'), second.toString('base64')], tolerance]);
  await context.close();
  return count;
}

test('the page speaks Chinese, has landmarks and no complaint on the console', async (t) => {
  const page = await open(t);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
  assert.equal(await page.getByRole('main').count(), 1);
  assert.ok((await page.getByRole('heading').count()) >= 1);
  assert.deepEqual(page.complaints, []);
});

test('axe finds nothing critical or serious', async (t) => {
  const page = await open(t, { policy: false });
  await page.addScriptTag({ content: axe });
  const found = await page.evaluate(() => axe.run(document, { rules: { 'color-contrast': { enabled: false } } }));
  const grave = found.violations.filter((item) => item.impact === 'critical' || item.impact === 'serious');
  assert.deepEqual(grave.map((item) => [item.id, item.nodes.map((node) => node.html)]), []);
});

test('a filled field keeps its text when the focus leaves', async (t) => {
  const page = await open(t);
  const field = page.getByRole('textbox', { name: '执法证号' });
  await field.fill('36020001');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(100);
  assert.equal(await field.inputValue(), '36020001');
});

test('an input method composes in the field and commits once', async (t) => {
  const page = await open(t);
  const session = await page.context().newCDPSession(page);
  const field = page.getByRole('textbox').first();
  await field.click();
  await page.keyboard.press('Control+A');
  await session.send('Input.imeSetComposition', { text: 'n', selectionStart: 1, selectionEnd: 1 });
  await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  assert.ok(await field.evaluate((element) => getComputedStyle(element).opacity === '1'), 'the preedit is seen');
  await session.send('Input.insertText', { text: '你' });
  for (const mark of ['《', '》', '、', '，']) await session.send('Input.insertText', { text: mark });
  assert.equal(await field.inputValue(), '你《》、，');
  await field.evaluate((element) => element.blur());
  await page.waitForTimeout(100);
  assert.equal(await field.inputValue(), '你《》、，', 'the program holds it');
});

test('Tab walks through the fields and a screen reader can press buttons', async (t) => {
  const page = await open(t);
  await page.getByRole('textbox').first().focus();
  const before_id = await page.evaluate(() => document.activeElement.dataset.id);
  await page.keyboard.press('Tab');
  const after_id = await page.evaluate(() => document.activeElement.dataset.id);
  assert.notEqual(after_id, before_id);
  assert.ok(after_id, 'the next stop is a node of the program');
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.id), before_id);
  // A click without a pointer, as assistive technology sends it.
  const invalid = () => page.locator('[aria-invalid="true"]').count();
  assert.equal(await invalid(), 0);
  await page.getByRole('button', { name: '开始使用' }).evaluate((element) => element.click());
  assert.ok((await invalid()) > 0, 'the form was submitted and shows what is missing');
});

test('nothing is drawn while nothing happens', async (t) => {
  const page = await open(t);
  await page.evaluate(() => document.activeElement?.blur());
  await page.mouse.move(5, 5);
  await page.waitForTimeout(1500);
  const first = await frames(page);
  await page.waitForTimeout(2000);
  assert.equal((await frames(page)) - first, 0);
});

test('the software rasteriser gives the same picture', async (t) => {
  const [fast, plain] = [await open(t, { query: '?draw=webgl' }), await open(t, { query: '?draw=software' })];
  const shots = [];
  for (const page of [fast, plain]) {
    await page.evaluate(() => document.activeElement?.blur());
    await page.waitForTimeout(500);
    shots.push(await page.screenshot());
  }
  const far = await differing(shots[0], shots[1], 24);
  assert.ok(far < (1366 * 768) / 500, `${far} pixels differ`);
});

test('on a fine screen the canvas has the physical pixels and clicks land', async (t) => {
  const page = await open(t, { deviceScaleFactor: 2, viewport: { width: 1100, height: 700 } });
  const size = await page.evaluate(() => [document.getElementById('canvas').width, document.getElementById('canvas').height]);
  assert.deepEqual(size, [2200, 1400]);
  const field = page.getByRole('textbox', { name: '执法证号' });
  await field.click();
  assert.ok(await field.evaluate((element) => element === document.activeElement));
});

test('without a graphics card the program draws by itself; asked to, it takes the slow WebGL', async (t) => {
  const kind = (page) => page.evaluate(() => (document.getElementById('canvas').getContext('2d') === null ? 'webgl' : 'software'));
  assert.equal(await kind(await open(t)), 'software');
  assert.equal(await kind(await open(t, { query: '?draw=webgl' })), 'webgl');
});

test('a lost graphics context comes back with everything on it', async (t) => {
  const page = await open(t, { query: '?draw=webgl' });
  await page.evaluate(() => document.activeElement?.blur());
  await page.waitForTimeout(500);
  const was = await page.screenshot();
  await page.evaluate(async () => {
    const canvas = document.getElementById('canvas');
    const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
    const loss = context.getExtension('WEBGL_lose_context');
    loss.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 200));
    loss.restoreContext();
  });
  await page.waitForTimeout(800);
  assert.equal(await differing(was, await page.screenshot(), 3), 0);
});

test('a finger taps and scrolls', async (t) => {
  const page = await open(t, { hasTouch: true, viewport: { width: 800, height: 420 } });
  const session = await page.context().newCDPSession(page);
  const offset = () => page.evaluate(() => Math.max(0, ...Array.from(document.querySelectorAll('.scroller'), (item) => item.scrollTop)));
  assert.equal(await offset(), 0);
  const point = (y) => [{ x: 400, y }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(380) });
  for (let y = 370; y >= 250; y -= 10) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(y) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.waitForTimeout(300);
  assert.ok((await offset()) >= 100, `scrolled by ${await offset()}`);
});

test('no code can be run from text once the program is open', async (t) => {
  const page = await open(t);
  // From a timer: the devtools' own evaluation is exempt from the policy.
  const verdict = await page.evaluate(() => new Promise((resolve) => {
    setTimeout(() => {
      try {
        resolve(String(new Function('return 1')()));
      } catch (error) {
        resolve(error.name);
      }
    });
  }));
  assert.equal(verdict, 'EvalError');
});

test('what fails where nobody waits for it stops the program with a sentence; a refusal of the browser does not', async (t) => {
  const page = await open(t);
  const field = page.getByRole('textbox', { name: '执法证号' });
  await page.evaluate(() => void Promise.reject(new DOMException('refused', 'NotAllowedError')));
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  assert.ok(await field.isVisible());
  await page.evaluate(() => void setTimeout(() => {
    throw new TypeError('detached');
  }));
  await page.getByText('程序出错，已经停下。已保存的内容没有丢失。').waitFor();
  assert.ok(!(await field.isVisible()));
  const other = await open(t);
  await other.evaluate(() => {
    const error = new TypeError('of an extension');
    error.stack = 'TypeError\n at chrome-extension://abc/content.js:1:1';
    void Promise.reject(error);
  });
  await other.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  assert.ok(await other.getByRole('textbox', { name: '执法证号' }).isVisible());
  await other.evaluate(() => void Promise.reject(new TypeError('detached')));
  await other.getByText('程序出错，已经停下。已保存的内容没有丢失。').waitFor();
});
