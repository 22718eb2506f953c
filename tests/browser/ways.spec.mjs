// The main journey wherever the program may be opened: under another name on plain http, as one file from a stick,
// with the server stopped after the first visit, without WebGL, on screens of other scales, and in a Chromium of 2020.
// Ways are put together in pairs that do not touch each other. tests/browser/journey.spec.mjs tells the same story in
// the usual way, and looks more closely: here the objection and the supplement are left out, and one photo is enough,
// unless CASEBRIDGE_WHOLE=1 asks for all of it.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startServer } from '../../tools/serve.mjs';
import { Office, browserArguments } from './support/office.mjs';
import { oldChromium } from './support/old_chromium.mjs';
import { Story, party } from './support/story.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const whole = process.env.CASEBRIDGE_WHOLE === '1';
const dist = process.env.CASEBRIDGE_DIST ?? path.join(root, 'dist');

async function wholeStory(story) {
  const { bureau, brigade } = story;
  try {
    await story.meet();
    await story.discover();
    await story.urge();
    await story.prepare(whole ? 3 : 1);
    await story.transfer();
    await story.sign();
    if (whole) {
      await story.object();
      await story.answer();
    }
    await story.handle();
    await story.finish();
    await bureau.openMatter(party);
    await brigade.openMatter(party);
    const hash = await bureau.foldHash();
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.equal(await brigade.foldHash(), hash);
    assert.deepEqual(bureau.complaints, []);
    assert.deepEqual(brigade.complaints, []);
  } catch (error) {
    await bureau.picture('ways_bureau');
    await brigade.picture('ways_brigade');
    throw error;
  } finally {
    await story.close();
  }
}

/** What the page is drawn with, and whether it counts as secure. */
const nature = (office) =>
  office.page.evaluate(() => ({
    secure: window.isSecureContext,
    scale: window.devicePixelRatio,
    webgl: document.createElement('canvas').getContext('webgl') !== null,
    protocol: location.protocol,
  }));

test('plain http under another name, a screen of 125 %', async () => {
  const server = await startServer({ root: dist });
  try {
    const name = `http://casebridge.test:${server.port}/`;
    const browser = { args: [...browserArguments, '--host-resolver-rules=MAP casebridge.test 127.0.0.1'] };
    const story = await new Story(name, { browser, scale: 1.25, drawing: 'webgl' }).open();
    const seen = await nature(story.bureau);
    assert.deepEqual([seen.secure, seen.scale], [false, 1.25]);
    await wholeStory(story);
  } finally {
    await server.close();
  }
});

test('one file from a stick, without WebGL', async () => {
  const stick = mkdtempSync(path.join(os.tmpdir(), 'casebridge-single-'));
  try {
    // Alone in its folder: nothing beside it is needed.
    const file = path.join(stick, 'casebridge.html');
    copyFileSync(path.join(dist, 'casebridge.html'), file);
    const browser = { args: [...browserArguments.filter((one) => !/gl=|angle|swiftshader/.test(one)), '--disable-3d-apis'] };
    const story = await new Story(pathToFileURL(file).href, { browser }).open();
    const seen = await nature(story.bureau);
    assert.deepEqual([seen.protocol, seen.webgl], ['file:', false]);
    await wholeStory(story);
  } finally {
    rmSync(stick, { recursive: true, force: true });
  }
});

test('after the first visit with the server stopped, a screen of 200 %', async () => {
  const server = await startServer({ root: dist });
  const story = await new Story(server.url, { scale: 2 }).open();
  for (const office of [story.bureau, story.brigade]) {
    await office.heading('首次使用').waitFor();
    await office.page.waitForFunction(async () => (await navigator.serviceWorker.ready).active.state === 'activated');
  }
  await server.close();
  for (const office of [story.bureau, story.brigade]) {
    await office.page.reload();
    await office.heading('首次使用').waitFor();
    assert.equal((await nature(office)).scale, 2);
  }
  await wholeStory(story);
});

test('a Chromium of 2020', async () => {
  const server = await startServer({ root: dist });
  try {
    const story = await new Story(server.url, { browser: oldChromium(), of2020: true, drawing: 'webgl' }).open();
    assert.match(await story.bureau.page.evaluate(() => navigator.userAgent), /Chrome\/88\./);
    await wholeStory(story);
  } finally {
    await server.close();
  }
});

test('a machine without any Chinese font is sent one, and only such a machine', async () => {
  const server = await startServer({ root: dist });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebridge-fonts-'));
  const config = path.join(folder, 'fonts.conf');
  writeFileSync(config, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><cachedir>${folder}/cache</cachedir></fontconfig>`);
  try {
    for (const [env, sent] of [[process.env, false], [{ ...process.env, FONTCONFIG_FILE: config }, true]]) {
      const office = new Office(server.url, { browser: { env } });
      try {
        await office.open();
        await office.heading('首次使用').waitFor();
        const fonts = await office.page.evaluate(() => Array.from(document.fonts, (face) => face.family.replace(/"/g, '')));
        assert.equal(fonts.includes('CaseBridgeHanzi'), sent);
        const drawn = await office.page.evaluate(() => {
          const pen = document.createElement('canvas').getContext('2d');
          pen.font = '24px "Noto Sans CJK SC",CaseBridgeHanzi,sans-serif';
          return Array.from('国风', (hanzi) => {
            pen.clearRect(0, 0, 300, 150);
            pen.fillText(hanzi, 2, 26);
            return pen.getImageData(0, 0, 32, 32).data.join();
          });
        });
        assert.notEqual(drawn[0], drawn[1]);
        assert.deepEqual(office.complaints, []);
      } finally {
        await office.picture(`fonts_${sent}`);
        await office.close();
      }
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
