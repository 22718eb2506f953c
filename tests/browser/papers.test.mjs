// The papers as they leave the program, read by others: the HTML printed by Chromium and the DOCX converted by
// LibreOffice give the model's words, the fixed words are the opinion's, codes are read by zbar, and every picture of a
// page is the golden one, or differs by less than a hair.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserArguments, executablePath } from './support/office.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tool = path.join(root, 'dist/bin/casebridge');
const bundle = path.join(root, 'tests/fixtures/bundles/6_brigade_archive.case.json');
const folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-papers-'));
const annexes = ['transfer_letter', 'service_receipt', 'disposition_reply'];
const forms = [...annexes, 'transfer_approval', 'inspection', 'rectification_order', 'recheck', 'material_list',
  'evidence_list', 'review_form', 'objection_letter', 'consultation_record', 'supplement_notice', 'supplement_answer',
  'filing_approval', 'deadline_calculation'];
const blanks = ['closing', 'handover_list', 'withdrawal_letter', 'withdrawal_request', 'withdrawal_consent',
  'withdrawal_refusal', 'return_letter', 'redirect_notice', 'declining_approval', 'question_letter', 'patrol_record',
  'campaign_plan', 'minutes', 'emergency_log', 'integrity_reminder'];

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath, args: browserArguments });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const rendered = (form, to, ...source) =>
  execFileSync(tool, ['render', form, ...source, '--to', to], { maxBuffer: 1 << 26 });
const file = (name) => path.join(folder, name);
/** Words without the white space that a page makes of line ends and columns. */
const bare = (text) => text.replace(/[\s　]+/g, '');

/** The words of an HTML paper in the order of its pages, page numbers left out. */
async function wordsOf(html) {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    return bare(await page.evaluate(() => document.body.textContent)).replace(/第\d+页共\d+页/g, '');
  } finally {
    await page.close();
  }
}
async function printed(name, html) {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    await page.pdf({ path: file(`${name}.pdf`), preferCSSPageSize: true, printBackground: false });
  } finally {
    await page.close();
  }
  return file(`${name}.pdf`);
}
const textOf = (pdf) => bare(execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' })).replace(/第\d+页共\d+页/g, '');
/** A table's head is said again on every page, and the two need not have as many pages. */
const heads = {
  evidence_list: '序号证据名称和种类收集情况页数文件校验值', deadline_calculation: '期限起止日期怎样计算',
  material_list: '序号材料类别材料名称页（件）',
};
const headless = (form, text) => (heads[form] ? text.replaceAll(heads[form], '') : text);
/** Every character as often as it stands there: tables are read in columns by one and in rows by the other. */
const counted = (text) => Array.from(text).sort().join('');

function converted(names) {
  execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf:writer_pdf_Export',
    '--outdir', file('converted'), ...names.map((name) => file(`${name}.docx`))], { stdio: 'ignore', timeout: 120_000 });
}

test('printed by Chromium and converted from DOCX, every paper says what the model says', async () => {
  const names = [];
  for (const [form, source] of [...forms.map((form) => [form, ['--case', bundle]]), ...blanks.map((form) => [form, ['--blank']])]) {
    const html = rendered(form, 'html', ...source).toString();
    writeFileSync(file(`${form}.docx`), rendered(form, 'docx', ...source));
    const words = await wordsOf(html);
    assert.ok(words.length > 20, form);
    assert.equal(counted(textOf(await printed(form, html))), counted(words), `${form} printed`);
    names.push([form, words]);
  }
  converted(names.map(([form]) => form));
  for (const [form, words] of names) {
    const pdf = file(`converted/${form}.pdf`);
    assert.ok(existsSync(pdf), `${form} opens`);
    assert.equal(counted(headless(form, textOf(pdf))), counted(headless(form, words)), `${form} from DOCX`);
  }
});

test('a finding of 3,000 characters, sixty rows and a name of sixty characters lose nothing on paper', async () => {
  execFileSync(path.join(root, 'build/native/casebridge_tests'), ['-tc=*long contents*'],
    { env: { ...process.env, CASEBRIDGE_PAPERS_OUT: folder }, stdio: 'ignore' });
  const names = ['long_letter', 'long_list'];
  converted(names);
  for (const name of names) {
    const html = readFileSync(file(`${name}.html`), 'utf8');
    const words = headless('evidence_list', await wordsOf(html));
    const pdf = await printed(name, html);
    assert.equal(counted(headless('evidence_list', textOf(pdf))), counted(words), `${name} printed`);
    assert.equal(counted(headless('evidence_list', textOf(file(`converted/${name}.pdf`)))), counted(words), `${name} from DOCX`);
    // Every page says which one of how many it is.
    const pages = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
    assert.ok(pages.length > 3, `${name} has ${pages.length} pages`);
    pages.forEach((page, i) => assert.ok(bare(page).includes(`第${i + 1}页共${pages.length}页`), `${name}, page ${i + 1}`));
  }
});

test('the fixed words of the annexes are the opinion’s', async () => {
  const opinion = {
    transfer_letter: ['移〔〕号', '关于', '的移送处理书', '：', '我们在对', '的检查过程中，发现有下列行为：', '我认为，', '的行为涉嫌',
      '，应当依法追究其相关法律责任，现移交你单位依法处理，并将处理结果书面告知我单位。', '附件：证据材料', '份', '（单位盖章）', '年月日'],
    service_receipt: ['送达回执', '移〔〕号', '送达文书名称：', '送达人：(签名或盖章)', '送达时间：年月日', '送达方式：',
      '受送达人：(签名或盖章)年月日', '代收人：(签名或盖章)年月日', '备注：'],
    disposition_reply: ['函〔〕号', '关于', '的案件办理单', ':', '我们在对贵单位移送的', '进行了及时查办，办理情况如下：',
      '附件：证据材料', '份', '(单位盖章)', '年月日'],
  };
  for (const [form, words] of Object.entries(opinion)) {
    assert.equal(await wordsOf(rendered(form, 'html', '--blank').toString()), words.join(''), form);
  }
});

test('zbar reads the code of each annex from the page’s picture, and the tool finds the matter by it', async () => {
  for (const form of annexes) {
    const pdf = await printed(`code_${form}`, rendered(form, 'html', '--case', bundle).toString());
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', pdf, file(`code_${form}`)]);
    const text = execFileSync('zbarimg', ['-q', '--raw', file(`code_${form}.png`)], { encoding: 'utf8' }).trim();
    assert.match(text, /^CB1:[0-9A-F]{32}:[0-9A-F]{16}:.+〔2026〕\d+号$/, form);
    const found = execFileSync(tool, ['find', file(`code_${form}.png`), '--case', bundle], { encoding: 'utf8' });
    assert.match(found, /案件\t.*文书内容一致/, form);
  }
  // From the converted DOCX, too.
  execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', file('converted/transfer_letter.pdf'), file('docx')]);
  assert.match(execFileSync('zbarimg', ['-q', '--raw', file('docx.png')], { encoding: 'utf8' }), /^CB1:/);
});

/** A picture as PPM: width, height and three bytes a pixel. */
function pixelsOf(pdf, page) {
  const bytes = execFileSync('pdftoppm', ['-r', '100', '-f', String(page), '-l', String(page), pdf], { maxBuffer: 1 << 28 });
  const head = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 40).toString('latin1'));
  return { width: Number(head[1]), height: Number(head[2]), data: bytes.subarray(head[0].length) };
}
/** Ink in a grid of small squares, 0 to 255: what an eye compares, and no antialiasing. */
function inkOf({ width, height, data }, square = 10) {
  const columns = Math.ceil(width / square);
  const ink = new Array(columns * Math.ceil(height / square)).fill(0);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      ink[Math.floor(y / square) * columns + Math.floor(x / square)] += 255 - data[(y * width + x) * 3];
    }
  }
  return ink.map((sum) => Math.round(sum / (square * square)));
}

test('the pages look as the golden ones do, within a tolerance', async () => {
  const goldens = path.join(root, 'tests/fixtures/papers');
  mkdirSync(goldens, { recursive: true });
  for (const form of [...annexes, 'transfer_approval', 'material_list', 'review_form']) {
    const pdf = await printed(`golden_${form}`, rendered(form, 'html', '--case', bundle).toString());
    const ink = inkOf(pixelsOf(pdf, 1));
    const golden = path.join(goldens, `${form}.ink.txt`);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, `${ink.join(' ')}\n`);
    const expected = readFileSync(golden, 'utf8').trim().split(' ').map(Number);
    assert.equal(ink.length, expected.length, form);
    const far = ink.filter((value, index) => Math.abs(value - expected[index]) > 40).length;
    assert.ok(far <= ink.length * 0.01, `${form}: ${far} of ${ink.length} squares differ`);
    if (process.env.CASEBRIDGE_PICTURES === '1' && annexes.includes(form)) {
      const pictures = path.join(root, 'docs/papers');
      mkdirSync(pictures, { recursive: true });
      execFileSync('pdftoppm', ['-r', '100', '-png', '-singlefile', pdf, path.join(pictures, form)]);
    }
  }
});
