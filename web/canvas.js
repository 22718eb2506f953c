// The canvas: its size in physical pixels, lost graphics contexts, and the 2D canvas that takes its place
// where there is no WebGL. Sets window.CaseBridge.openCanvas.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});

  const GRAPHICS = 'casebridge.graphics';

  /** What the browser draws WebGL with; asking costs a context, and the start of a process. */
  function renderer() {
    const context = document.createElement('canvas').getContext('webgl');
    if (context === null) return 'none';
    const details = context.getExtension('WEBGL_debug_renderer_info');
    const name = context.getParameter(details === null ? context.RENDERER : details.UNMASKED_RENDERER_WEBGL);
    const loss = context.getExtension('WEBGL_lose_context');
    if (loss !== null) loss.loseContext();
    return String(name);
  }

  /**
   * Without a graphics card the browser imitates one, which starts slowly and is slower than our own drawing. Its
   * word for that (failIfMajorPerformanceCaveat) is kept by few; the renderer's name tells. Asked once for each
   * version of the browser.
   */
  function isImitated() {
    const browser = ' ' + navigator.userAgent;
    const known = CaseBridge.recall(GRAPHICS) || '';
    if (known.endsWith(browser)) return known.startsWith('imitated');
    const imitated = /swiftshader|llvmpipe|softpipe|basic render|software/i.test(renderer());
    CaseBridge.note(GRAPHICS, (imitated ? 'imitated' : 'card') + browser);
    return imitated;
  }

  CaseBridge.openCanvas = function (memory, report) {
    let canvas = document.getElementById('canvas');
    let flat = null;
    let width = 0;
    let height = 0;
    let scale = 0;

    function fit() {
      const view = window.visualViewport;
      // The on-screen keyboard shrinks only the visual viewport; pinch zoom must not change the layout.
      const shown = view && Math.abs(view.scale - 1) < 0.01 ? view.height : window.innerHeight;
      const newScale = window.devicePixelRatio || 1;
      const newWidth = Math.max(1, Math.round(window.innerWidth * newScale));
      const newHeight = Math.max(1, Math.round(shown * newScale));
      if (newWidth === width && newHeight === height && newScale === scale) return false;
      width = newWidth;
      height = newHeight;
      scale = newScale;
      size();
      return true;
    }

    function size() {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = width / scale + 'px';
      canvas.style.height = height / scale + 'px';
      document.getElementById('app').style.height = height / scale + 'px';
    }

    function watchContext() {
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        report.context(0);
      });
      canvas.addEventListener('webglcontextrestored', () => report.context(1));
    }

    function showPixels(address, pictureWidth, pictureHeight) {
      if (flat === null) {
        // A canvas that once was asked for WebGL gives no 2D context any more.
        const plain = canvas.cloneNode(false);
        canvas.replaceWith(plain);
        canvas = plain;
        flat = canvas.getContext('2d', { alpha: false });
      }
      // Straight from the program's memory: nothing can grow it before the pixels are on the canvas.
      const bytes = new Uint8ClampedArray(memory().buffer, address, pictureWidth * pictureHeight * 4);
      flat.putImageData(new ImageData(bytes, pictureWidth, pictureHeight), 0, 0);
    }

    fit();
    watchContext();
    return {
      fit: fit,
      width: () => width,
      height: () => height,
      scale: () => scale,
      showPixels: showPixels,
      setCursor: (name) => void (document.getElementById('app').style.cursor = name),
      wantsSoftware: () => {
        const asked = /[?&]draw=(software|webgl)(&|$)/.exec(location.search);
        return asked !== null ? asked[1] === 'software' : isImitated();
      },
    };
  };
})();
