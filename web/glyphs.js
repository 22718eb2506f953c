// Draws glyphs with the browser's own fonts on a small canvas, for src/platform_web/canvas_glyphs.cpp. The
// faces stand in the order of platform_web::Face. Sets window.CaseBridge.openGlyphs.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});

  const SANS =
    '"Microsoft YaHei","PingFang SC","HarmonyOS Sans SC","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",' +
    '"WenQuanYi Micro Hei",CaseBridgeHanzi,sans-serif';
  const MONO = 'Consolas,Menlo,"DejaVu Sans Mono","Noto Sans Mono","Liberation Mono",monospace';
  const SERIF = '"Noto Serif CJK SC","Source Han Serif SC","Songti SC",CaseBridgeHanzi,serif';
  const SONG = 'SimSun,宋体,NSimSun,STSong,' + SERIF;
  const FACES = [
    { weight: 400, family: SANS },
    { weight: 700, family: SANS },
    { weight: 400, family: MONO + ',' + SANS },
    { weight: 400, family: '仿宋_GB2312,FangSong,仿宋,STFangsong,华文仿宋,FZFangSong-Z02,' + SERIF },
    { weight: 700, family: '方正小标宋简体,FZXiaoBiaoSong-B05S,方正小标宋_GBK,STZhongsong,华文中宋,' + SONG },
    { weight: 400, family: SONG },
    { weight: 400, family: '楷体_GB2312,KaiTi,楷体,STKaiti,华文楷体,' + SERIF },
    { weight: 400, family: 'CaseBridgeIcons' },
  ];
  const ICONS = 7;
  const MARGIN = 1; // for anti-aliasing outside the measured box
  const SIDE = 320;

  CaseBridge.families = { regular: SANS, mono: MONO + ',' + SANS };

  CaseBridge.openGlyphs = function (memory) {
    const canvas = document.createElement('canvas');
    canvas.width = SIDE;
    canvas.height = SIDE;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    let font = '';

    function use(face, size) {
      const wanted = FACES[face].weight + ' ' + size + 'px ' + FACES[face].family;
      if (wanted !== font) {
        context.font = wanted;
        font = wanted;
      }
    }

    function measure(face, size, codepoint, out) {
      use(face, size);
      const words = context.measureText(String.fromCodePoint(codepoint));
      const cells = new DataView(memory().buffer, out, 20);
      cells.setFloat32(0, words.width, true);
      const left = Math.floor(-words.actualBoundingBoxLeft) - MARGIN;
      const right = Math.ceil(words.actualBoundingBoxRight) + MARGIN;
      const top = Math.floor(-words.actualBoundingBoxAscent) - MARGIN;
      const bottom = Math.ceil(words.actualBoundingBoxDescent) + MARGIN;
      const empty = right - left <= 2 * MARGIN || bottom - top <= 2 * MARGIN;
      const box = empty ? [0, 0, 0, 0] : [left, top, Math.min(right, left + SIDE), Math.min(bottom, top + SIDE)];
      box.forEach((edge, index) => cells.setInt32(4 + 4 * index, edge, true));
    }

    function draw(codepoint, left, top, right, bottom, out) {
      const width = right - left;
      const height = bottom - top;
      context.clearRect(0, 0, width, height);
      // Dark ink: browsers thin or thicken strokes by the ink's lightness, and most words here are dark.
      context.fillStyle = '#000';
      context.textBaseline = 'alphabetic';
      context.fillText(String.fromCodePoint(codepoint), -left, -top);
      const pixels = context.getImageData(0, 0, width, height).data;
      const heap = memory();
      for (let at = 3, to = out; at < pixels.length; at += 4, ++to) heap[to] = pixels[at];
    }

    /** How far the middle of 国 (or of the icons' square) stands above the baseline, in font sizes. */
    function middle(face) {
      const size = 200;
      use(face, size);
      const words = context.measureText('国');
      if (face === ICONS) {
        // Old browsers do not tell a font's own box; the icon font's is its square, drawn from the baseline.
        if (words.fontBoundingBoxAscent === undefined) return 0.5;
        return (words.fontBoundingBoxAscent - words.fontBoundingBoxDescent) / 2 / size;
      }
      return (words.actualBoundingBoxAscent - words.actualBoundingBoxDescent) / 2 / size;
    }

    /** Where the browser's own line box puts the baseline: ascent and descent in font sizes. */
    function lineBox(mono, bold) {
      const face = mono ? 2 : bold ? 1 : 0;
      const size = 200;
      use(face, size);
      const words = context.measureText('国');
      const known = words.fontBoundingBoxAscent !== undefined;
      return {
        ascent: known ? words.fontBoundingBoxAscent / size : 0.88,
        descent: known ? words.fontBoundingBoxDescent / size : 0.12,
        middle: middle(face),
      };
    }

    return { measure: measure, draw: draw, middle: middle, lineBox: lineBox };
  };

  /** Whether the machine draws hanzi: without a font for them all look like one empty box. */
  function hasHanzi() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 32;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.font = '24px ' + SANS;
    const [one, other] = Array.from('国风', (hanzi) => {
      context.clearRect(0, 0, 32, 32);
      context.fillText(hanzi, 2, 26);
      return context.getImageData(0, 0, 32, 32).data.join();
    });
    return one !== other;
  }

  /** Our own hanzi, of the characters in daily use: fetched where the machine has none, and only there. */
  function loadHanzi() {
    return CaseBridge.part('hanzi', 'hanzi.woff2')
      .then((bytes) => new FontFace('CaseBridgeHanzi', bytes).load())
      .then((face) => void document.fonts.add(face));
  }

  /** Resolves when everything can be drawn with; without the icons the page still opens. */
  CaseBridge.fontsReady = function () {
    if (!document.fonts || !document.fonts.load) return Promise.resolve();
    const late = new Promise((resolve) => setTimeout(resolve, 3000));
    const icons = Promise.race([document.fonts.load('16px CaseBridgeIcons', '\ue000').catch(() => {}), late]);
    return hasHanzi() ? icons : Promise.all([icons, loadHanzi().catch(() => {})]);
  };
})();
