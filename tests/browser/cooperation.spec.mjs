// 联合巡查 in two real browsers, by exchanged files only: planned and recorded by the bureau, findings of both kinds
// to their one owner, the summary accepted by the brigade, archived on both sides; then the quarter's meeting.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { chaptersOf } from './support/chapters.mjs';
import { Story, begin, carry, open, photo } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let server;
let story;

before(async () => {
  server = await startServer({ root: process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist') });
  story = await new Story(server.url, { touch: true }).open();
});
after(async () => {
  await story?.close();
  await server?.close();
});
const chapter = chaptersOf(test, () => story, 'cooperation');

const patrol = 'G206昌江段联合巡查';
const hazard = '弯道警示标志缺失';
const violation = '未备案从事机动车维修';

chapter('first run, cards and fingerprints', () => story.meet());

chapter('the bureau plans a patrol and records what it found', async () => {
  const { bureau } = story;
  await story.today('2026-11-23');
  await bureau.goTo('联合巡查');
  await bureau.page.getByText('还没有事项').first().waitFor();
  await bureau.picture('cooperation_empty');
  await bureau.press('登记联合巡查');
  await bureau.heading('登记联合巡查').waitFor();
  await bureau.fill({
    事项名称: patrol, 办理期限: '2026年11月30日', 巡查日期: '2026年11月23日', 重点区域: '鲇鱼山镇', 关键路段: 'G206 K1430至K1436',
    薄弱环节: '弯道和路侧', 区交通局人员: '张伟、陈志远', 大队人员: '周建平、吴晓琳', 廉政情况: '两单位互相监督',
  });
  await bureau.picture('cooperation_form');
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.saved();
  for (const [kind, title] of [['隐患', hazard], ['违法', violation]]) {
    await bureau.press('登记发现问题');
    await bureau.fill({ 性质: { choice: kind }, 发现的问题: title, 地点: 'K1432+300', 责任主体或当事人: '昌江区永榆汽车维修店' });
    await bureau.press('保存');
    await bureau.heading('下一步').waitFor();
    await bureau.saved();
  }
  await bureau.picture('cooperation_patrol');
});

/** By touch alone: taps on what is seen, words from the input method of the touch keyboard. */
const touch = (office) => {
  const tap = (role, name) => office.page.getByRole(role, { name, exact: typeof name === 'string' }).first().tap();
  return {
    tap,
    async type(label, words) {
      await tap('textbox', label);
      await office.session.send('Input.insertText', { text: words });
    },
    async shoot(button, file) {
      const chooser = office.page.waitForEvent('filechooser');
      await tap('button', button);
      await (await chooser).setFiles(file);
    },
  };
};

chapter('in the field: findings, photos and a position by touch alone, without a network', async () => {
  const { bureau } = story;
  const { page, context } = bureau;
  const pictures = [await photo(bureau, '路肩.jpg', 5), await photo(bureau, '轮胎.jpg', 6), await photo(bureau, '全景.jpg', 7)];
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 29.2937, longitude: 117.2078 });
  await context.setOffline(true);
  try {
    await page.setViewportSize({ width: 768, height: 1024 });
    const { tap, type, shoot } = touch(bureau);
    await tap('link', '联合巡查');
    await page.getByRole('row').filter({ hasText: patrol }).first().tap();
    await tap('button', '现场记录');
    await page.getByText('发现 2 项').first().waitFor();
    await bureau.picture('field_768');
    await tap('button', '记隐患');
    await type('发现的问题', '路侧堆放轮胎占用路肩');
    await type('地点', 'K1431+860 左侧');
    await tap('button', '定位');
    await page.getByText('已定位 29.293700,117.207800').first().waitFor();
    await tap('button', '拍照');
    // Evidence wants a second officer: asked once.
    await type('姓名', '陈志远');
    await type('执法证号', '36020031');
    await bureau.picture('field_companion');
    await shoot('继续', pictures[0]);
    await shoot(/^拍照（1）$/, pictures[1]);
    await page.getByRole('button', { name: '拍照（2）' }).waitFor();
    await bureau.picture('field_writing');
    await tap('button', '保存');
    await page.getByText('发现 3 项').first().waitFor();
    await page.getByRole('button', { name: /路侧堆放轮胎占用路肩.*照片 2 张/ }).first().waitFor();
    await bureau.saved();
    await bureau.picture('field_768_after');

    await page.setViewportSize({ width: 412, height: 915 });
    await page.waitForFunction(() => document.querySelector('canvas').clientWidth === 412);
    await page.waitForTimeout(300); // the frame after
    await bureau.picture('field_412');
    await tap('button', '记违法');
    await type('发现的问题', '货车未随车携带道路运输证');
    await bureau.picture('field_412_writing');
    await tap('button', '保存');
    await page.getByText('发现 4 项').first().waitFor();
    await shoot('拍照取证', pictures[2]);
    await page.getByText('巡查现场照片 1 张').first().waitFor();
    await tap('radio', '违法');
    await page.getByRole('button', { name: /^隐患/ }).first().waitFor({ state: 'detached' });
    await bureau.picture('field_412_violations');
    // What is pressed with a thumb is large enough for one.
    for (const name of ['记隐患', '拍照取证', '记违法']) {
      const box = await page.getByRole('button', { name, exact: true }).first().boundingBox();
      assert.ok(box.height >= 60 && box.width >= 90, `${name}: ${box.width} × ${box.height}`);
    }
  } finally {
    await context.setOffline(false);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('link', { name: '设置', exact: true }).waitFor(); // not at the bottom of a telephone
  }
  await open(bureau, '联合巡查', patrol);
  await bureau.page.getByText('现场照片').first().waitFor();
});

chapter('two fingers enlarge a photo around the place where they are, and make it fit again', async ({ bureau }) => {
  const { page, session } = bureau;
  await page.getByRole('tab', { name: /^证据/ }).tap();
  await page.getByRole('button', { name: /现场照片/ }).first().tap();
  const photoShown = page.getByRole('img', { name: /^照片：/ });
  await photoShown.waitFor();
  const box = await photoShown.boundingBox();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const look = async () => {
    await page.waitForTimeout(300);
    return page.screenshot({ clip: { x: middle.x - 100, y: middle.y - 60, width: 200, height: 120 } });
  };
  const fingers = (apart) => [{ x: middle.x - apart / 2, y: middle.y, id: 1 }, { x: middle.x + apart / 2, y: middle.y, id: 2 }];
  const pinch = async (from, to) => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from).slice(0, 1) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) });
    for (let step = 1; step <= 8; step += 1) {
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(from + ((to - from) * step) / 8) });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const fitting = await look();
  await pinch(80, 240);
  const larger = await look();
  assert.ok(!larger.equals(fitting), 'larger under two fingers');
  await bureau.picture('pinched');
  await pinch(240, 60);
  assert.ok((await look()).equals(fitting), 'the whole photo again');
  await pinch(80, 240);
  const again = await look();
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ ...middle, id: 1 }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: middle.x + 40, y: middle.y, id: 1 }] });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  assert.ok(!(await look()).equals(again), 'moved by one finger');
  await bureau.press('返回案件');
});

chapter('the hazard becomes the bureau\'s matter, the violation the brigade\'s case', async () => {
  const { bureau, brigade } = story;
  await carry(bureau, brigade, '联合巡查', patrol);
  await open(bureau, '联合巡查', patrol);
  assert.equal(await bureau.button('登记案件').count(), 0);
  await bureau.button('转隐患整改').waitFor();
  await bureau.page.getByRole('button', { name: '转隐患整改' }).last().click(); // of the oldest finding
  await bureau.heading('登记隐患').waitFor();
  assert.equal(await bureau.page.getByRole('textbox', { name: '事项名称', exact: true }).inputValue(), hazard);
  await bureau.fill({ 办理期限: '2026年12月04日', 整改要求: '补设警示标志' });
  await bureau.choose('发现途径', '联合巡查');
  await bureau.choose('程度', '一般');
  await bureau.press('保存');
  await bureau.heading('下一步').waitFor();
  await bureau.saved();
  await bureau.picture('cooperation_hazard');
  await carry(bureau, brigade, '信息共享', hazard);

  await open(brigade, '联合巡查', patrol);
  assert.equal(await brigade.button('转隐患整改').count(), 0);
  await brigade.button('登记案件').waitFor();
  await brigade.page.getByRole('button', { name: '登记案件' }).last().click();
  await brigade.fill({
    违法类别: { choice: '道路运政·机动车维修' }, 执法证号一: '36020040', 执法人员二: '吴晓琳', 执法证号二: '36020041',
    已出示执法证件: true, 统一社会信用代码或身份证号: '不详',
  });
  await brigade.press('保存');
  await brigade.heading('下一步').waitFor();
  await brigade.saved();
  await brigade.picture('cooperation_case');
  // The patrol says what became of each finding, on both sides.
  await carry(brigade, bureau, '联合巡查', patrol);
  for (const office of [bureau, brigade]) {
    await open(office, '联合巡查', patrol);
    await office.page.getByRole('button', { name: `已转：${violation}` }).or(
      office.page.getByRole('link', { name: `已转：${violation}` })).first().waitFor();
  }
  await bureau.picture('cooperation_findings');
});

chapter('the summary is accepted, and both archive the patrol', async () => {
  const { bureau, brigade } = story;
  await open(bureau, '联合巡查', patrol);
  await bureau.command('反馈结果', { 巡查情况: '巡查六公里，发现问题两项', 处置责任: '隐患由区局整改，违法由大队查处', 廉政情况: '无异常' });
  await carry(bureau, brigade, '联合巡查', patrol);
  await open(brigade, '联合巡查', patrol);
  await brigade.command('确认结果', {});
  await carry(brigade, bureau, '联合巡查', patrol);
  for (const office of [bureau, brigade]) {
    await open(office, '联合巡查', patrol);
    await office.command('归档', { 案卷号: '2026-巡-1', 存放处: '档案室' });
  }
  await carry(bureau, brigade, '联合巡查', patrol);
  await open(brigade, '联合巡查', patrol);
  await brigade.page.getByText('已归档').first().waitFor();
  await brigade.picture('cooperation_archived');
});

chapter('the quarter asks for its meeting until one is arranged', async () => {
  const { bureau } = story;
  await bureau.goTo('联席会议');
  await bureau.page.getByText(/2026年第4季度联席会议还没有安排/).first().waitFor();
  await bureau.picture('cooperation_meetings');
  await begin(bureau, '联席会议', '登记联席会议', {
    事项名称: '第四季度联席会议', 办理期限: '2026年12月25日', 会议类型: { choice: '季度联席会议' }, 召开日期: '2026年12月20日', 年份: '2026',
    季度: { choice: '第四季度' }, 地点: '区局会议室', 主持人: '余承泽', 参加人员: '双方联络员', 议题: '通报移送和巡查情况',
  });
  await bureau.goTo('联席会议');
  await bureau.page.getByText(/2026年第4季度联席会议：已安排/).first().waitFor();
  await bureau.goTo('应急处置');
  await bureau.page.getByText('值班电话').first().waitFor();
  await bureau.picture('cooperation_emergency');
});

chapter('every number of the statistics leads to its list, and they leave as a table and as the meeting\'s paper', async () => {
  const { bureau } = story;
  await bureau.goTo('工作台');
  await bureau.heading('本季度').waitFor();
  await bureau.picture('statistics_dashboard');
  await bureau.goTo('统计');
  await bureau.page.getByText('2026年第四季度').first().waitFor();
  await bureau.picture('statistics');
  const opened = bureau.page.getByRole('button', { name: /^新登记/ }).or(bureau.page.getByRole('button', { name: /新登记 \d/ })).first();
  const number = Number((await opened.getAttribute('aria-label') ?? await opened.textContent()).match(/\d+/)[0]);
  assert.ok(number >= 3, `${number} matters`);
  await opened.click();
  await bureau.page.getByText(`统计：2026年第四季度 新登记`).first().waitFor();
  await bureau.page.getByText(new RegExp(`共 ${number} `)).first().waitFor();
  await bureau.picture('statistics_list');
  await bureau.goTo('统计');
  const table = readFileSync((await bureau.download('导出表格')).path, 'utf8');
  assert.match(table, new RegExp(`"概况","全部事项","新登记",${number}\r\n`));
  const paper = await bureau.download('会议材料存为文档');
  assert.match(paper.name, /^2026年第四季度联席会议材料\.docx$/);
});

chapter('对账 names what the other side lacks, and its bundle closes it', async () => {
  const { bureau, brigade } = story;
  const ledger = async (from, name) => {
    await from.goTo('收发');
    return from.download(name);
  };
  const name = /^导出给.*的对账单$/;
  // The meeting stayed at the bureau; the brigade's case and its archive entry stayed with the brigade.
  await brigade.read((await ledger(bureau, name)).path);
  await brigade.page.getByText(/有差异 3 件/).first().waitFor();
  await brigade.page.getByText('本单位没有这件，请对方导出移交包发来').first().waitFor();
  await brigade.picture('reconciliation_brigade');
  await bureau.read((await ledger(brigade, name)).path);
  await bureau.page.getByText('对方没有这件，请导出移交包发给对方').first().waitFor();
  await bureau.picture('reconciliation_bureau');
  // Each side sends what its own list offers.
  for (const [from, to] of [[bureau, brigade], [brigade, bureau]]) {
    await from.read((await ledger(to, name)).path);
    const offered = await from.page.getByRole('list').getByRole('button', { name: '导出移交包' }).count();
    assert.ok(offered > 0);
    for (let i = 0; i < offered; i += 1) {
      const [download] = await Promise.all([
        from.page.waitForEvent('download'),
        from.page.getByRole('list').getByRole('button', { name: '导出移交包' }).nth(i).click(),
      ]);
      const file = path.join(from.stick, `${i}_${download.suggestedFilename()}`);
      await download.saveAs(file);
      await to.take(file);
    }
  }
  for (const [from, to] of [[bureau, brigade], [brigade, bureau]]) {
    await to.read((await ledger(from, name)).path);
    await to.page.getByText(/双方一致，共 \d+ 件，没有差异/).first().waitFor();
  }
});
