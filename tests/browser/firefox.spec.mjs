// A shorter journey in Debian's Firefox ESR over WebDriver BiDi: first run, a case with a photo, its paper's preview,
// the page reloaded, a card and a backup saved. Headless it has no WebGL here, so that the page is drawn in software.
// Words are committed as whole characters, as an input method does in the end.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { startServer } from '../../tools/serve.mjs';
import { passphrase } from './support/office.mjs';
import { evidence, party } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patience = 20000;
const folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-firefox-'));
const saved = path.join(folder, 'saved');
const complaints = [];
let server;
let browser;
let page;

before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  mkdirSync(saved);
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    userDataDir: path.join(folder, 'profile'),
    defaultViewport: { width: 1366, height: 768 },
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': saved,
      'browser.download.alwaysOpenPanel': false,
    },
  });
  page = await browser.newPage();
  page.setDefaultTimeout(patience);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(server.url);
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The element of the accessibility tree with this role and name (or words in it), once it is there. */
async function find(role, name, holding = '') {
  const handle = await page.waitForFunction(
    (wanted, label, words) => {
      const named = (node) => node.getAttribute('aria-label') ?? node.textContent;
      const tags = { heading: 'h1,h2,h3', textbox: 'input,textarea' };
      const all = document.querySelectorAll(`[role="${wanted}"],${tags[wanted] ?? wanted}`);
      return Array.from(all).find((node) => (label === '' || named(node) === label) && node.textContent.includes(words)) ?? false;
    },
    {}, role, name, holding,
  ).catch((error) => {
    throw new Error(`no ${role} ${name} ${holding}: ${error.message}`);
  });
  return handle.asElement();
}
const heading = (name) => find('heading', name);
async function press(role, name, holding) {
  await (await find(role, name, holding)).click();
}
async function type(label, words) {
  const field = await find('textbox', label);
  await field.click();
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  for (const character of words) await page.keyboard.sendCharacter(character);
  assert.equal(await field.evaluate((node) => node.value), words, label);
}
async function choose(label, option) {
  const isRadio = await page.evaluate((wanted) =>
    Array.from(document.querySelectorAll('[role="radio"]')).some((node) => (node.getAttribute('aria-label') ?? node.textContent) === wanted), option);
  if (isRadio) return press('radio', option);
  await press('combobox', label);
  await press('option', option);
}
async function fill(fields) {
  for (const [label, value] of Object.entries(fields)) {
    if (value === true) await press('checkbox', label);
    else if (typeof value === 'object') await choose(label, value.choice);
    else await type(label, value);
  }
}
async function waitSaved() {
  await find('status', '', '已保存');
}
async function fileSaved(ending) {
  for (const since = Date.now(); Date.now() - since < patience; await new Promise((next) => setTimeout(next, 100))) {
    const found = readdirSync(saved).find((name) => name.endsWith(ending));
    if (found !== undefined && statSync(path.join(saved, found)).size > 0) return found;
  }
  throw new Error(`no ${ending} was saved`);
}

test('first run', async () => {
  await heading('首次使用');
  assert.equal(await page.evaluate(() => document.createElement('canvas').getContext('webgl')), null);
  await choose('单位', '昌江区交通运输局');
  await fill({ 执法人员: '张伟', 执法证号: '36020026', 口令: passphrase, 再输一次: passphrase });
  await press('button', '开始使用');
  await heading('工作台');
  await waitSaved();
});

test('a case is entered, with full-width marks and a rare character', async () => {
  const officers = { 执法人员一: '张伟', 执法证号一: '36020026', 执法人员二: '陈志远', 执法证号二: '36020031' };
  await press('button', '新建移送');
  await fill({
    事项名称: '《𠮷》字号，涉嫌未备案经营', 违法类别: { choice: '道路运政·机动车维修' }, 当事人名称: party,
    统一社会信用代码或身份证号: '91360202MA35ABCD1U', 检查地点: '昌江区西郊街道', 检查对象: party, ...officers,
    已出示执法证件: true, 检查发现的问题: '未办理机动车维修经营备案，正在承修货车。',
  });
  await press('button', '保存');
  await heading('下一步');
  await waitSaved();
});

/** For whoever reads a failure: what was on the page in the end. */
afterEach(async () => {
  const to = path.join(root, 'build/browser');
  mkdirSync(to, { recursive: true });
  await page.screenshot({ path: path.join(to, 'firefox.png') }).catch(() => {});
});

test('a photo becomes evidence and is looked at', async () => {
  // Dropped on the page: in a headless Firefox every file dialog is cancelled at once.
  await press('button', '添加证据');
  await heading('添加证据');
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 1600;
    canvas.height = 1200;
    const pen = canvas.getContext('2d');
    for (let i = 0; i < 60; i += 1) {
      pen.fillStyle = `hsl(${i * 6} 40% 50%)`;
      pen.fillRect((i % 10) * 160, Math.floor(i / 10) * 200, 160, 200);
    }
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([blob], '现场照片.png', { type: 'image/png' }));
    document.getElementById('canvas').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await fill(evidence('视听资料', '现场照片', '违法证据'));
  await press('button', '保存');
  await heading('下一步');
  await waitSaved();
  await press('tab', '', '证据');
  await press('button', '现场照片');
  await find('img', '照片：现场照片');
  await find('heading', '核验');
  await press('button', '返回案件');
});

test('after a reload the passphrase opens it again', async () => {
  await page.reload();
  await heading('输入口令');
  await type('口令', passphrase);
  await press('button', '打开');
  await heading('工作台');
  await press('link', '案件移交');
  await find('row', '', party);
});

test('the card and a backup are saved as files', async () => {
  await press('link', '通讯录');
  await press('button', '导出名片');
  await fileSaved('.json');
  await press('link', '设置');
  await press('button', '立即备份');
  await fileSaved('.casebackup');
});

test('nobody complained', () => assert.deepEqual(complaints, []));
