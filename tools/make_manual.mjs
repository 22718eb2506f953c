// Writes 使用手册 as one page without scripts: the help texts of assets/embedded/help in the order of index.txt, with
// the pictures of docs/screenshots that they name. Usage: node tools/make_manual.mjs TARGET
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const help = path.join(root, 'assets/embedded/help');
const pictures = path.join(root, 'docs/screenshots');

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function picture(words, name) {
  const file = ['1366x768', '768x1024'].map((size) => path.join(pictures, `${name}_${size}.webp`)).find(existsSync);
  if (file === undefined) throw new Error(`docs/screenshots has no picture ${name}; tools/gallery.sh makes it`);
  const data = readFileSync(file).toString('base64');
  return `<figure><img alt="${escaped(words)}" src="data:image/webp;base64,${data}"><figcaption>${escaped(words)}</figcaption></figure>`;
}

/** The markup of src/ui/help_text.h, as HTML. */
function chapter(topic, text) {
  const html = [];
  let list = '';
  const close = () => {
    if (list) html.push(`</${list}>`);
    list = '';
  };
  const item = (kind, words) => {
    if (list !== kind) {
      close();
      html.push(`<${kind}>`);
      list = kind;
    }
    html.push(`<li>${escaped(words)}</li>`);
  };
  for (const line of text.split('\n').map((one) => one.trim()).filter(Boolean)) {
    const drawn = /^!\[(.*)\]\((.*)\)$/.exec(line);
    const step = /^\d+\. (.*)$/.exec(line);
    if (step) item('ol', step[1]);
    else if (line.startsWith('- ')) item('ul', line.slice(2));
    else {
      close();
      if (drawn) html.push(picture(drawn[1], drawn[2]));
      else if (line.startsWith('## ')) html.push(`<h3>${escaped(line.slice(3))}</h3>`);
      else if (line.startsWith('# ')) html.push(`<h2 id="${topic}">${escaped(line.slice(2))}</h2>`);
      else html.push(`<p>${escaped(line)}</p>`);
    }
  }
  close();
  return html.join('\n');
}

const topics = readFileSync(path.join(help, 'index.txt'), 'utf8').split('\n').map((one) => one.trim()).filter(Boolean);
const texts = new Map(topics.map((topic) => [topic, readFileSync(path.join(help, `${topic}.txt`), 'utf8')]));
const title = (topic) => texts.get(topic).split('\n')[0].slice(2).trim();

writeFileSync(process.argv[2], `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>案桥使用手册</title>
<style>
body { margin: 0 auto; padding: 24px; max-width: 860px; color: #1b2430; background: #fff;
  font: 16px/1.75 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif; }
h1 { font-size: 28px; } h2 { font-size: 24px; margin-top: 56px; border-bottom: 1px solid #dde3ea; padding-bottom: 8px; }
h3 { font-size: 18px; margin-bottom: 4px; } p { margin: 8px 0; } li { margin: 4px 0; }
nav ol { columns: 2; } a { color: #1f5fbf; }
figure { margin: 16px 0; } img { width: 100%; border: 1px solid #c3ccd6; border-radius: 6px; }
pre { font-size: 13px; line-height: 1.5; white-space: pre-wrap; }
figcaption { color: #5b6776; font-size: 14px; text-align: center; }
@media print { h2 { break-before: page; } figure, li { break-inside: avoid; } }
</style>
</head>
<body>
<h1>案桥使用手册</h1>
<nav aria-label="目录"><ol>
${topics.map((topic) => `<li><a href="#${topic}">${escaped(title(topic))}</a></li>`).join('\n')}
<li><a href="#licences">附录　所用软件和许可证</a></li>
</ol></nav>
${topics.map((topic) => chapter(topic, texts.get(topic))).join('\n')}
<h2 id="licences">附录　所用软件和许可证</h2>
<pre lang="en">${escaped(readFileSync(path.join(root, 'assets/licences.txt'), 'utf8'))}</pre>
</body>
</html>
`);
