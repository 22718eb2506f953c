// The one bridge between the program and the page: what src/platform_web/bridge.cpp may call (Module.bridge)
// and how the page calls src/platform_web/exports.cpp. Sets window.CaseBridge.openBridge.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});

  CaseBridge.openBridge = function (fail) {
    let module = null;
    let inside = 0; // depth of calls into the program
    let again = false;
    let frameAsked = false;
    let timer = 0;
    let timerAt = Infinity;
    const state = { byKeyboard: false };
    const memory = () => module.HEAPU8;

    function withText(texts, call) {
      const places = texts.map((text) => {
        const size = module.lengthBytesUTF8(text) + 1;
        const place = module._malloc(size);
        module.stringToUTF8(text, place, size);
        return place;
      });
      try {
        call(...places);
      } finally {
        places.forEach((place) => module._free(place));
      }
    }

    const program = {
      pointer_move: (x, y) => module._casebridge_pointer_move(x, y),
      pointer_button: (x, y, button, down) => module._casebridge_pointer_button(x, y, button, down),
      pointer_leave: () => module !== null && module._casebridge_pointer_leave(),
      touch: (phase, x, y) => module._casebridge_touch(phase, x, y),
      zooms_at: (x, y) => module._casebridge_zooms_at(x, y) !== 0,
      pinch: (x, y, factor) => module._casebridge_pinch(x, y, factor),
      wheel: (x, y, linesX, linesY) => module._casebridge_wheel(x, y, linesX, linesY),
      key: (code, down, modifiers) => withText([code], (place) => module._casebridge_key(place, down, modifiers)),
      activate: (id) => module._casebridge_activate(id),
      step: (id, steps) => module._casebridge_step(id, steps),
      file_add: (handle, name, type, size) =>
        withText([name, type], (namePlace, typePlace) => module._casebridge_file_add(handle, namePlace, typePlace, size)),
      files_finish: (ticket) => module._casebridge_files_finish(ticket),
      folder_answer: (ticket, good, name) =>
        withText([name], (place) => module._casebridge_folder_answer(ticket, good, place)),
      position: (good, latitude, longitude) => module._casebridge_position(good, latitude, longitude),
      dragging: (on) => module._casebridge_dragging(on),
      picture: (ticket, width, height, top, band) => {
        const room = module._casebridge_picture_room(ticket, width, height);
        module.HEAPU8.set(band, room + top * width * 4);
      },
      picture_done: (ticket, good) => module._casebridge_picture_done(ticket, good),
    };

    /** Makes calls and lets the program settle before the browser's event returns. */
    function deliver(call) {
      if (module === null) return;
      if (inside > 0) {
        // From inside a frame (moving the focus raises events): noted now, settled right after.
        call();
        again = true;
        return;
      }
      inside++;
      try {
        call();
        let rounds = 0;
        do {
          again = false;
          module._casebridge_settle();
        } while (again && ++rounds < 4);
      } catch (error) {
        fail(error);
      } finally {
        inside--;
      }
    }

    function runFrame(now) {
      frameAsked = false;
      if (module === null) return;
      clearTimeout(timer);
      timerAt = Infinity;
      inside++;
      let delay = -1;
      try {
        if (canvas.fit()) resize();
        delay = module._casebridge_frame(performance.now());
        page.frames = module._casebridge_frames() >>> 0;
        if (again) {
          again = false;
          delay = 0;
        }
      } catch (error) {
        fail(error);
        return;
      } finally {
        inside--;
      }
      if (delay >= 0) schedule(delay);
      if (page.firstFrame === 0) page.firstFrame = now || performance.now();
    }

    function schedule(delay) {
      if (delay > 0) {
        const due = performance.now() + delay;
        if (due >= timerAt) return;
        clearTimeout(timer);
        timerAt = due;
        timer = setTimeout(() => {
          timerAt = Infinity;
          schedule(0);
        }, delay);
        return;
      }
      if (frameAsked) return;
      frameAsked = true;
      // A hidden page gets no animation frames, but its work must go on.
      if (document.hidden) setTimeout(() => runFrame(0));
      else requestAnimationFrame(runFrame);
    }
    // Long work goes on between frames: a photo's bytes need not wait for a picture of the progress bar, and
    // a hidden page goes on too. A message comes at once, a timer only after 4 ms.
    const turns = new MessageChannel();
    let turnAsked = false;
    function scheduleTurn() {
      if (turnAsked) return;
      turnAsked = true;
      turns.port2.postMessage(0);
    }
    turns.port1.onmessage = () => {
      turnAsked = false;
      inside++;
      try {
        module._casebridge_turn();
      } catch (error) {
        fail(error);
      } finally {
        inside--;
      }
    };
    const later = () => module !== null && schedule(0);

    function resize() {
      module._casebridge_resize(canvas.width(), canvas.height(), canvas.scale());
    }

    const report = {
      context: (restored) => {
        if (module !== null) module._casebridge_context(restored);
        later();
      },
      value: (id, text) => deliver(() => withText([text], (place) => module._casebridge_value(id, place))),
      scroll: (id, x, y) => deliver(() => module._casebridge_scroll(id, x * canvas.scale(), y * canvas.scale())),
      focus: (id, edited) =>
        deliver(() => module._casebridge_focus(id, state.byKeyboard || edited ? 1 : 0, edited ? 1 : 0)),
    };

    const canvas = CaseBridge.openCanvas(memory, report);
    const glyphs = CaseBridge.openGlyphs(memory);
    const lineBoxes = new Map();
    function lineBox(mono, bold) {
      const key = (mono ? 2 : 0) + (bold ? 1 : 0);
      if (!lineBoxes.has(key)) lineBoxes.set(key, glyphs.lineBox(mono, bold));
      return lineBoxes.get(key);
    }
    const mirror = CaseBridge.openMirror(document.getElementById('mirror'), report, lineBox);
    const files = CaseBridge.openFiles(program, () => module.blobs, deliver);

    /** The browser asks before it throws away what was typed, or what is not on the disk yet. */
    function guardLeaving() {
      window.addEventListener('beforeunload', (event) => {
        if (CaseBridge.drill.isLeaving() || module._casebridge_unsaved() === 0) return;
        event.preventDefault();
        event.returnValue = '';
      });
    }

    function watchSize() {
      const changed = () => {
        if (!canvas.fit()) return;
        deliver(resize);
        const active = document.activeElement;
        if (active !== null && active.classList.contains('field')) active.scrollIntoView({ block: 'nearest' });
      };
      window.addEventListener('resize', changed);
      if (window.visualViewport) window.visualViewport.addEventListener('resize', changed);
      // Another monitor may change only the pixel ratio, which raises no resize event.
      (function watchRatio() {
        const query = matchMedia('(resolution: ' + window.devicePixelRatio + 'dppx)');
        const moved = () => {
          changed();
          watchRatio();
        };
        if (query.addEventListener) query.addEventListener('change', moved, { once: true });
      })();
      document.addEventListener('visibilitychange', later);
    }

    /** Asks before the address changes: the browser's own question could be answered by staying here. */
    function enterDrill(side) {
      const question = '有没保存的内容，离开这一页就没有了。要离开吗？';
      if (module._casebridge_unsaved() === 0 || confirm(question)) CaseBridge.drill.enter(side);
    }

    function copyText(text) {
      const holder = document.createElement('textarea');
      const active = document.activeElement;
      holder.value = text;
      holder.style.cssText = 'position:fixed;left:-1000px;top:0';
      inside++;
      document.body.appendChild(holder);
      holder.select();
      document.execCommand('copy');
      holder.remove();
      if (active !== null) active.focus({ preventScroll: true });
      inside--;
    }

    function randomBytes(place, count) {
      if (!window.crypto || !crypto.getRandomValues) return false;
      // The browser gives at most 65536 at a time.
      for (let at = 0; at < count; at += 65536) {
        crypto.getRandomValues(module.HEAPU8.subarray(place + at, place + Math.min(count, at + 65536)));
      }
      return true;
    }

    function localTime(place) {
      const now = new Date();
      const cells = new DataView(memory().buffer, place, 20);
      [now.getFullYear(), now.getMonth() + 1, now.getDate(), now.getHours(), now.getMinutes()].forEach((part, index) =>
        cells.setInt32(4 * index, part, true),
      );
    }

    const host = CaseBridge.host;
    host.onUpdate(later);
    const calmer = matchMedia('(prefers-reduced-motion: reduce)');

    const calls = {
      measure_glyph: glyphs.measure,
      draw_glyph: glyphs.draw,
      glyph_middle_above_baseline: glyphs.middle,
      show_pixels: canvas.showPixels,
      wants_software: canvas.wantsSoftware,
      mirror_put: mirror.put,
      mirror_remove: mirror.remove,
      mirror_order: (place, count) => mirror.order(new Uint32Array(memory().buffer, place, count).slice()),
      mirror_focus: mirror.focus,
      mirror_announce: mirror.announce,
      schedule_frame: schedule,
      schedule_turn: scheduleTurn,
      set_cursor: canvas.setCursor,
      copy_text: copyText,
      fail: (reason) => fail(new Error(reason)),
      random_bytes: randomBytes,
      local_time: localTime,
      reduced_motion: () => calmer.matches,
      appearance: host.appearance,
      keep_appearance: host.keepAppearance,
      build: host.build,
      update_waits: host.updateWaits,
      update: host.update,
      open_manual: host.openManual,
      pick_files: files.pick,
      photograph: files.photograph,
      can_locate: files.canLocate,
      locate: files.locate,
      save_file: files.save,
      can_choose_folder: files.canChooseFolder,
      choose_folder: files.chooseFolder,
      save_into_folder: files.saveIntoFolder,
      open_in_tab: files.openInTab,
      print_html: files.printHtml,
      thumbnail: files.thumbnail,
      drill_side: CaseBridge.drill.side,
      drill_seed: CaseBridge.drill.seed,
      drill_day: CaseBridge.drill.day,
      drill_enter: enterDrill,
      drill_leave: CaseBridge.drill.leave,
    };

    /** For tests and measurements only; nothing in the page reads it. */
    const page = { frames: 0, firstFrame: 0 };
    window.__casebridge = page;

    return {
      calls: calls,
      /** Before main(): glyphs and randomness need the memory. */
      attach: (instance) => void (module = instance),
      /** After main(). */
      begin: () => {
        resize();
        watchSize();
        guardLeaving();
        CaseBridge.listen(program, deliver, later, canvas, mirror, state);
        deliver(() => {});
      },
    };
  };
})();
