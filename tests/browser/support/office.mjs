// One agency at its PC: a browser profile of its own and the ways in which an officer uses the page. Everything
// goes through roles and labels; Chinese is typed through composition events as an input method does.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../..', import.meta.url));
export const browserArguments = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const passphrase = '昌江交通2026';
const k_patience_ms = 15000;

export class Office {
  /**
   * drawing: 'software' or 'webgl'; without, what the page chooses, which is software on a machine without a GPU.
   * stick: the folder where saved files land, as on the USB stick that the two agencies pass around.
   * browser: another Chromium, { executablePath, args }. scale: of the screen, as 1.25. of2020: its devtools protocol
   * knows neither compositions nor downloads yet; words come at once, and saved files are found in their folder.
   */
  constructor(url, { stick, viewport = { width: 1366, height: 768 }, drawing = '', policy = true, touch = false, browser = {}, scale = 1, of2020 = false, theme = 'light' } = {}) {
    this.url = url + (drawing === '' ? '' : `?draw=${drawing}`);
    this.browser = { executablePath, args: browserArguments, ...browser };
    this.scale = scale;
    this.viewport = viewport;
    this.policy = policy; // false: axe may be injected
    this.touch = touch;
    this.folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-profile-'));
    this.stick = stick ?? this.folder;
    this.complaints = [];
    this.of2020 = of2020;
    this.theme = theme;
    this.today = '2026-10-14';
  }

  async open() {
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...this.browser,
      viewport: this.viewport,
      deviceScaleFactor: this.scale,
      hasTouch: this.touch,
      acceptDownloads: true,
      bypassCSP: !this.policy,
      timezoneId: 'Asia/Shanghai',
      locale: 'zh-CN',
    });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    this.page.setDefaultTimeout(k_patience_ms);
    await this.page.clock.setFixedTime(new Date(`${this.today}T09:00:00+08:00`));
    this.page.on('console', (message) => {
      // The test's own clock is put into every frame; the printed paper's sandbox rightly refuses it.
      const own = message.text().startsWith("Blocked script execution in 'about:srcdoc'");
      if (message.type() === 'error' && !own) this.complaints.push(message.text());
    });
    this.page.on('pageerror', (error) => this.complaints.push(String(error)));
    this.session = await this.context.newCDPSession(this.page);
    if (this.of2020) {
      this.saved_in = path.join(this.folder, 'saved');
      mkdirSync(this.saved_in);
      await this.session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: this.saved_in });
    }
    if (this.theme !== 'light') {
      await this.page.addInitScript((look) => localStorage.setItem('casebridge.appearance', look), `${this.theme} 100`);
    }
    await this.page.goto(this.url);
    return this;
  }
  async close() {
    await this.context?.close().catch(() => {});
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
  /** A picture of what the officer sees, under build/browser: for whoever reads a failure. */
  async picture(name) {
    const folder = path.join(root, 'build/browser');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) }).catch(() => {});
  }

  // ---- one widget ----
  heading(name) {
    return this.page.getByRole('heading', { name }).first();
  }
  button(name) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  }
  async press(name) {
    await this.button(name).click();
  }
  /** Types as an input method: pinyin first, then the words that replace it. */
  async type(label, words) {
    const field = this.page.getByRole('textbox', { name: label, exact: true }).first();
    await field.click();
    await this.page.keyboard.press('Control+A');
    for (const composing of this.of2020 ? [] : ['n', 'ni']) {
      await this.session.send('Input.imeSetComposition', {
        text: composing, selectionStart: composing.length, selectionEnd: composing.length,
      });
    }
    await this.session.send('Input.insertText', { text: words });
    assert.equal(await field.inputValue(), words, `typed into ${label}`);
  }
  async choose(label, option) {
    const radio = this.page.getByRole('radio', { name: option, exact: true }).first();
    const box = this.page.getByRole('combobox', { name: label, exact: true }).first();
    await radio.or(box).first().waitFor();
    if (await radio.count()) {
      await radio.click();
      return;
    }
    await box.click();
    await this.page.getByRole('option', { name: option, exact: true }).first().click();
  }
  /** Fills the fields of a form by label: text, {choice: …} or true for a box to tick. */
  async fill(fields) {
    for (const [label, value] of Object.entries(fields)) {
      if (value === true) await this.page.getByRole('checkbox', { name: label, exact: true }).first().check();
      else if (typeof value === 'object') await this.choose(label, value.choice);
      else await this.type(label, value);
    }
  }
  async saved() {
    await this.page.getByRole('status').filter({ hasText: '已保存' }).first().waitFor();
  }
  async chooseFile(button, file) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.press(button);
    await (await chooser).setFiles(file);
  }

  // ---- the work ----
  async setUp(agency, officer, certificate) {
    await this.heading('首次使用').waitFor();
    await this.choose('单位', agency);
    await this.fill({ 执法人员: officer, 执法证号: certificate, 口令: passphrase, 再输一次: passphrase });
    await this.press('开始使用');
    await this.heading('工作台').waitFor();
    await this.saved();
  }
  /** A reload, and the passphrase again. */
  async reload() {
    await this.page.reload();
    await this.unlock();
  }
  async unlock() {
    await this.heading('输入口令').waitFor();
    await this.type('口令', passphrase);
    await this.press('打开');
    await this.heading('工作台').waitFor();
  }
  async goTo(entry) {
    await this.page.getByRole('navigation').getByRole('link', { name: entry, exact: true }).click();
  }
  async openMatter(party) {
    await this.goTo('案件移交');
    await this.page.getByRole('row').filter({ hasText: party }).first().click();
    await this.heading('下一步').waitFor();
  }
  /** The form behind a button of the matter page: filled, saved, durable. */
  async command(button, fields = {}) {
    await this.press(button);
    await this.fill(fields);
    await this.press('保存');
    await this.heading('下一步').waitFor();
    await this.saved();
  }
  async addEvidence(file, fields) {
    await this.press('添加证据');
    await this.chooseFile('选择文件', file);
    await this.fill(fields);
    await this.press('保存');
    await this.heading('下一步').waitFor();
    await this.saved();
  }
  /** Presses a button that saves a file; gives the file's place on the stick and its name. */
  async download(button) {
    const place = (name) => {
      let to = path.join(this.stick, name);
      for (let copy = 2; existsSync(to); copy += 1) to = path.join(this.stick, `${copy}_${name}`);
      return to;
    };
    if (this.of2020) {
      await this.press(button);
      const name = await this.savedFile();
      const to = place(name);
      renameSync(path.join(this.saved_in, name), to);
      return { path: to, name };
    }
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press(button)]);
    const name = download.suggestedFilename();
    const to = place(name);
    await download.saveAs(to);
    return { path: to, name };
  }
  /** The name of the one file that the browser has put into its folder. */
  async savedFile() {
    for (const since = Date.now(); Date.now() - since < k_patience_ms; await this.page.waitForTimeout(100)) {
      const names = readdirSync(this.saved_in);
      if (names.length === 1 && !names[0].endsWith('.crdownload')) return names[0];
    }
    throw new Error('nothing was saved');
  }
  /** Chooses a file behind 导入 and waits for the verdict. */
  async read(file) {
    await this.chooseFile('导入', file);
    await this.heading('导入结果').waitFor();
    const verdict = this.page.getByRole('button', { name: /^(并入 \d+ 项|存入 \d+ 个证据文件|没有新内容|存入通讯录|核对指纹|选择其他文件)$/ });
    await verdict.first().waitFor();
  }
  async take(file) {
    await this.read(file);
    await this.press(/^并入 \d+ 项$/);
    await this.page.getByText('内容已写入本机案件。').first().waitFor();
    await this.saved();
  }
  /** Their card: kept, and two groups of the fingerprint typed as heard over the telephone. */
  async meet(card, fingerprint) {
    await this.keepCard(card);
    await this.compare(fingerprint);
  }
  /** Their card lies in 通讯录, compared by nobody. */
  async keepCard(card) {
    await this.read(card);
    await this.press('存入通讯录');
    await this.heading('通讯录').waitFor();
    await this.saved();
  }
  async compare(fingerprint) {
    await this.heading('电话核对指纹').waitFor();
    const groups = fingerprint.split(' ');
    for (let group = 1; group <= 6; group += 1) {
      const label = `第 ${group} 组`;
      const asked = await this.page.getByRole('textbox', { name: label, exact: true }).count();
      if (asked > 0) await this.type(label, groups[group - 1]);
    }
    await this.press('核对');
    await this.page.getByText('已核对', { exact: true }).first().waitFor();
    await this.saved();
  }
  /** Our own fingerprint as 通讯录 shows it: six groups of five digits. */
  async fingerprint() {
    await this.goTo('通讯录');
    const own = this.page.getByRole('region').filter({ hasText: '本单位' }).last(); // the innermost
    const shown = own.getByText(/^\d{5}( \d{5}){5}$/).first();
    await shown.waitFor();
    return (await shown.textContent()).trim();
  }
  /** SHA-256 over everything that the browser keeps for the program: log, snapshot, evidence and staging. */
  async storeHash() {
    return (await this.lookAtStore('')).hash;
  }
  /** Whether any of it has these words in it, as whoever takes the disk out would find them. */
  async storeHolds(words) {
    return (await this.lookAtStore(words)).holds;
  }
  async lookAtStore(words) {
    return this.page.evaluate(async (wanted) => {
      const db = await new Promise((resolve, reject) => {
        const request = indexedDB.open('casebridge');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const parts = [];
      const write = async (value) => {
        if (value instanceof Blob) parts.push(await value.arrayBuffer());
        else if (ArrayBuffer.isView(value)) parts.push(value.slice().buffer);
        else if (typeof value === 'object' && value !== null) {
          for (const key of Object.keys(value).sort()) {
            parts.push(new TextEncoder().encode(key).buffer);
            await write(value[key]);
          }
        } else parts.push(new TextEncoder().encode(String(value)).buffer);
      };
      for (const name of Array.from(db.objectStoreNames).sort()) {
        const [keys, values] = await new Promise((resolve, reject) => {
          const transaction = db.transaction(name);
          const keys = transaction.objectStore(name).getAllKeys();
          const values = transaction.objectStore(name).getAll();
          transaction.oncomplete = () => resolve([keys.result, values.result]);
          transaction.onabort = () => reject(transaction.error);
        });
        await write(name);
        for (let i = 0; i < keys.length; i += 1) {
          await write(String(keys[i]));
          await write(values[i]);
        }
      }
      db.close();
      const all = await new Blob(parts).arrayBuffer();
      const digest = await crypto.subtle.digest('SHA-256', all);
      const latin = (bytes) => new TextDecoder('latin1').decode(bytes);
      return {
        hash: Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''),
        holds: latin(all).includes(latin(new TextEncoder().encode(wanted))),
      };
    }, words);
  }
  /** 本案校验值 of the open matter: 64 hex digits. */
  async foldHash() {
    await this.page.getByRole('tab', { name: /^经过/ }).click();
    const shown = this.page.getByText(/^[0-9a-f]{64}$/).first();
    await shown.waitFor();
    return shown.textContent();
  }
}
