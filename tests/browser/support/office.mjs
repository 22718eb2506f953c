// One agency at its PC: a browser profile of its own and the ways in which an officer uses the page. Everything
// goes through roles and labels; Chinese is typed through composition events as an input method does.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const browserArguments = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const passphrase = '昌江交通2026';

export class Office {
  constructor(url, { viewport = { width: 1366, height: 768 }, query = '' } = {}) {
    this.url = url + query;
    this.viewport = viewport;
    this.folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-profile-'));
    this.downloads = [];
    this.complaints = [];
    this.today = '2026-10-14';
  }

  async open() {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath,
      args: browserArguments,
      viewport: this.viewport,
      acceptDownloads: true,
      timezoneId: 'Asia/Shanghai',
      locale: 'zh-CN',
    });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    await this.page.clock.setFixedTime(new Date(`${this.today}T09:00:00+08:00`));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.session = await this.context.newCDPSession(this.page);
    await this.page.goto(this.url);
    return this;
  }
  async close() {
    await this.context.close().catch(() => {});
    rmSync(this.folder, { recursive: true, force: true });
  }
  /** The power goes off: the browser gets no chance to tidy up. */
  async kill() {
    const browser = await this.context.browser()?.newBrowserCDPSession?.().catch(() => undefined);
    const processes = browser ? await browser.send('SystemInfo.getProcessInfo').catch(() => undefined) : undefined;
    const main = processes?.processInfo?.find((entry) => entry.type === 'browser');
    if (main) process.kill(main.id, 'SIGKILL');
    await this.context.close().catch(() => {});
    return Boolean(main);
  }
  async setToday(date) {
    this.today = date;
    await this.page.clock.setFixedTime(new Date(`${date}T09:00:00+08:00`));
  }

  // ---- one widget ----
  button(name, exact = true) {
    return this.page.getByRole('button', { name, exact });
  }
  async press(name, exact = true) {
    await this.button(name, exact).first().click();
  }
  /** Types as an input method: pinyin first, then the words that replace it. */
  async type(label, words, { exact = true } = {}) {
    const field = this.page.getByRole('textbox', { name: label, exact }).first();
    await field.click();
    await this.page.keyboard.press('Control+A');
    for (const composing of ['n', 'ni']) {
      await this.session.send('Input.imeSetComposition', {
        text: composing, selectionStart: composing.length, selectionEnd: composing.length,
      });
    }
    await this.session.send('Input.insertText', { text: words });
    assert.equal(await field.inputValue(), words, `typed into ${label}`);
  }
  async choose(label, option) {
    const radio = this.page.getByRole('radio', { name: option, exact: true });
    if (await radio.count()) return radio.first().click();
    const box = this.page.getByRole('combobox', { name: label, exact: true }).first();
    await box.click();
    await this.page.getByRole('option', { name: option }).first().click();
  }
  async check(label) {
    await this.page.getByRole('checkbox', { name: label, exact: true }).first().check();
  }
  /** Fills the fields of a form by label: text, {choice} or {check}. */
  async fill(fields) {
    for (const [label, value] of Object.entries(fields)) {
      if (value === true) await this.check(label);
      else if (typeof value === 'object') await this.choose(label, value.choice);
      else await this.type(label, value);
    }
  }
  async saved() {
    await this.page.getByRole('status').filter({ hasText: '已保存' }).first().waitFor({ timeout: 15000 });
  }

  // ---- the work ----
  async setUp(agency, officer, certificate) {
    await this.page.getByRole('heading', { name: '首次使用' }).waitFor({ timeout: 30000 });
    await this.choose('单位', agency);
    await this.fill({ 执法人员: officer, 执法证号: certificate, 口令: passphrase, 再输一次: passphrase });
    await this.press('开始使用');
    await this.page.getByRole('heading', { name: '工作台' }).waitFor({ timeout: 20000 });
    await this.saved();
  }
  /** A reload, and the passphrase again. */
  async reload() {
    await this.page.reload();
    await this.unlock();
  }
  async unlock() {
    await this.page.getByRole('heading', { name: '输入口令' }).waitFor({ timeout: 30000 });
    await this.type('口令', passphrase);
    await this.press('打开');
    await this.page.getByRole('heading', { name: '工作台' }).waitFor({ timeout: 20000 });
  }
  async goTo(entry) {
    await this.page.getByRole('navigation').getByRole('link', { name: entry, exact: true }).click();
  }
  async openMatter(party) {
    await this.goTo('案件移交');
    await this.page.getByRole('row').filter({ hasText: party }).first().click();
    await this.page.getByRole('heading', { name: '下一步' }).waitFor();
  }
  /** The form behind a button of the matter page: filled, saved, durable. */
  async command(button, fields) {
    await this.press(button);
    await this.fill(fields);
    await this.press('保存');
    await this.page.getByRole('heading', { name: '下一步' }).waitFor({ timeout: 20000 });
    await this.saved();
  }
  async addEvidence(file, fields) {
    await this.press('添加证据');
    const chooser = this.page.waitForEvent('filechooser');
    await this.press('选择文件');
    await (await chooser).setFiles(file);
    await this.fill(fields);
    await this.press('保存');
    await this.page.getByRole('heading', { name: '下一步' }).waitFor({ timeout: 30000 });
    await this.saved();
  }
  /** Presses a button that saves a file; gives its path and name. */
  async download(button) {
    const started = this.page.waitForEvent('download', { timeout: 30000 });
    await this.press(button);
    const download = await started;
    const to = path.join(this.folder, `download-${this.downloads.length}.json`);
    await download.saveAs(to);
    this.downloads.push(to);
    return { path: to, name: download.suggestedFilename(), bytes: readFileSync(to) };
  }
  /** Chooses a file behind 导入 and waits for the verdict. */
  async read(file) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.press('导入');
    await (await chooser).setFiles(file);
    await this.page.getByRole('heading', { name: '导入结果' }).waitFor({ timeout: 30000 });
  }
  async take(file) {
    await this.read(file);
    await this.page.getByRole('button', { name: /^并入 \d+ 项$/ }).click();
    await this.page.getByText('内容已写入本机案件。').first().waitFor({ timeout: 30000 });
    await this.saved();
  }
  /** Their card: kept, and two groups of the fingerprint typed as heard over the telephone. */
  async meet(card, fingerprint) {
    await this.read(card);
    await this.press('存入通讯录');
    await this.page.getByRole('heading', { name: '电话核对指纹' }).waitFor();
    const groups = fingerprint.split(' ');
    for (let group = 1; group <= 6; group += 1) {
      const field = this.page.getByRole('textbox', { name: `第 ${group} 组`, exact: true });
      if (await field.count()) await this.type(`第 ${group} 组`, groups[group - 1]);
    }
    await this.press('核对');
    await this.page.getByText('已核对', { exact: true }).first().waitFor({ timeout: 10000 });
    await this.saved();
  }
  /** Our own fingerprint as 通讯录 shows it. */
  async fingerprint() {
    await this.goTo('通讯录');
    const words = await this.page.getByText(/^\d{5}( \d{5}){5}$/).first().textContent().catch(() => null);
    if (words) return words.trim();
    const named = await this.page.locator('[aria-label]').evaluateAll((nodes) => nodes
      .map((node) => node.getAttribute('aria-label')).find((name) => /\d{5}( \d{5}){5}/.test(name)));
    return /\d{5}( \d{5}){5}/.exec(named)[0];
  }
  /** 本案校验值 of the open matter. */
  async foldHash() {
    const text = await this.page.locator('#mirror').evaluate((mirror) => {
      const words = [mirror.textContent];
      for (const node of mirror.querySelectorAll('[aria-label]')) words.push(node.getAttribute('aria-label'));
      return words.join('\n');
    });
    const match = /本案校验值[^0-9a-f]*((?:[0-9a-f]{8}\s*){8})/.exec(text);
    return match ? match[1].replace(/\s/g, '') : undefined;
  }
}
