// Pointer, touch, wheel and keys to the program. Mirror elements lie over the canvas, so events are heard on
// the whole window and sent with their place; what the element is only matters for activation by keyboard or
// by a screen reader. Sets window.CaseBridge.listen.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});
  const PRESSED_BY_ENTER = new Set([
    'button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'option', 'menuitem', 'combobox', 'row',
  ]);
  const PRESS = 0;
  const MOVE = 1;
  const RELEASE = 2;
  const CANCEL = 3;

  /** Ours, where the browser has something else behind them. */
  function isShortcut(event) {
    if (event.key === 'F1') return true;
    return event.ctrlKey && !event.altKey && !event.shiftKey && ['KeyK', 'KeyS', 'Slash'].includes(event.code);
  }

  function modifiers(event) {
    return (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
  }
  function isField(target) {
    return target !== null && target.classList !== undefined && target.classList.contains('field');
  }
  function idOf(target) {
    const owner = target !== null && target.closest ? target.closest('[data-id]') : null;
    return owner === null ? 0 : Number(owner.dataset.id);
  }

  /**
   * program: the calls into C++. deliver(call): makes the call, then lets the program settle.
   * state.byKeyboard tells others how the person moves.
   */
  CaseBridge.listen = function (program, deliver, later, canvas, mirror, state) {
    const at = (event) => [event.clientX * canvas.scale(), event.clientY * canvas.scale()];
    let finger = -1;
    let lastTouch = [0, 0];
    let pinch = null; // two fingers by their ids, and how far apart they were

    function ofPage(target) {
      return target === document.body || target === document.documentElement || document.getElementById('app').contains(target);
    }

    function pointer(event, phase) {
      if (event.pointerType === 'touch') {
        touch(event, phase);
        return;
      }
      const [x, y] = at(event);
      if (phase === MOVE) {
        program.pointer_move(x, y);
        later();
      } else {
        state.byKeyboard = false;
        mirror.tellAllScrolling();
        deliver(() => program.pointer_button(x, y, event.button === 1 ? 2 : event.button === 2 ? 1 : event.button, phase === PRESS ? 1 : 0));
      }
    }

    const apart = ([[x1, y1], [x2, y2]]) => Math.hypot(x1 - x2, y1 - y2);

    /** Two fingers zoom where they are; until both are gone, what is left of them does nothing. */
    function pinching(event, phase) {
      if (!pinch.fingers.has(event.pointerId)) return;
      if (phase !== MOVE) {
        pinch.fingers.delete(event.pointerId);
        if (pinch.fingers.size === 0) {
          pinch = null;
          deliver(program.pointer_leave); // no hover stays behind
        }
        return;
      }
      pinch.fingers.set(event.pointerId, at(event));
      if (pinch.fingers.size < 2) return;
      const points = [...pinch.fingers.values()];
      const distance = apart(points);
      if (pinch.distance > 0 && distance > 0) {
        program.pinch((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2, distance / pinch.distance);
        later();
      }
      pinch.distance = distance;
    }

    function touch(event, phase) {
      const [x, y] = at(event);
      if (pinch !== null) {
        pinching(event, phase);
      } else if (phase === PRESS && finger !== -1) {
        if (!program.zooms_at(...lastTouch)) return; // a hand that rests there
        deliver(() => program.touch(CANCEL, ...lastTouch));
        pinch = { fingers: new Map([[finger, lastTouch], [event.pointerId, [x, y]]]), distance: apart([lastTouch, [x, y]]) };
        finger = -1;
      } else if (phase === PRESS) {
        lastTouch = [x, y];
        finger = event.pointerId;
        state.byKeyboard = false;
        mirror.tellAllScrolling();
        deliver(() => program.touch(PRESS, x, y));
      } else if (event.pointerId === finger && phase === MOVE) {
        lastTouch = [x, y];
        program.touch(MOVE, x, y);
        later();
      } else if (event.pointerId === finger) {
        finger = -1;
        deliver(() => program.touch(phase, x, y));
      }
    }

    window.addEventListener('pointerdown', (event) => ofPage(event.target) && pointer(event, PRESS));
    window.addEventListener('pointermove', (event) => pointer(event, MOVE));
    window.addEventListener('pointerup', (event) => pointer(event, RELEASE));
    window.addEventListener('pointercancel', (event) => pointer(event, CANCEL));
    document.addEventListener('pointerleave', () => {
      program.pointer_leave();
      later();
    });

    window.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey) return; // the browser's zoom
        const field = event.target;
        if (isField(field) && field === document.activeElement && field.scrollHeight > field.clientHeight) return;
        event.preventDefault();
        const [x, y] = at(event);
        const unit = event.deltaMode === 0 ? 1 / 100 : event.deltaMode === 1 ? 1 / 3 : 4;
        program.wheel(x, y, -event.deltaX * unit, -event.deltaY * unit);
        later();
      },
      { passive: false },
    );

    window.addEventListener('contextmenu', (event) => {
      if (!isField(event.target)) event.preventDefault();
    });

    // A click without a press is a screen reader's, a script's or a label's.
    document.getElementById('mirror').addEventListener('click', (event) => {
      const id = idOf(event.target);
      if (event.detail === 0 && id !== 0 && !isField(event.target)) deliver(() => program.activate(id));
    });

    function scrollByKey(event) {
      const scroller = (document.activeElement || document.body).closest('.scroller') || document.querySelector('#mirror .scroller');
      if (scroller === null) return;
      const page = scroller.clientHeight - 40;
      const steps = { PageDown: page, PageUp: -page };
      if (steps[event.key] === undefined) return;
      event.preventDefault();
      scroller.scrollTop += steps[event.key];
    }

    function pressKey(event, node) {
      if (event.key === 'Tab') {
        state.byKeyboard = true;
        return;
      }
      const field = isField(event.target);
      const enter = event.key === 'Enter';
      const space = event.key === ' ';
      if (!field && node !== undefined && !event.repeat && (enter || (space && node.role !== 'link'))) {
        if (PRESSED_BY_ENTER.has(node.role) || node.focusable) {
          event.preventDefault();
          state.byKeyboard = true;
          deliver(() => program.activate(node.id));
          return;
        }
      }
      if (node !== undefined && node.role === 'slider' && event.key.startsWith('Arrow')) {
        event.preventDefault();
        const forward = event.key === 'ArrowRight' || event.key === 'ArrowUp';
        deliver(() => program.step(node.id, (forward ? 1 : -1) * (event.shiftKey ? 10 : 1)));
        return;
      }
      if (field && enter && !node.multiline) deliver(() => program.activate(node.id));
      // In a field keys edit; the program hears only those that leave it or move in its list.
      const heard = !field || ['Escape', 'Enter', 'ArrowUp', 'ArrowDown'].includes(event.key) || /^F\d/.test(event.key) || event.ctrlKey;
      if (!heard) return;
      if (event.key.startsWith('Arrow') || event.key === 'Escape') state.byKeyboard = true;
      if (!field) {
        if (space || event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') event.preventDefault();
        scrollByKey(event);
      }
      // Down and up together: a key that is held repeats through the browser's own events.
      deliver(() => program.key(event.code, 1, modifiers(event)));
      deliver(() => program.key(event.code, 0, 0));
    }

    window.addEventListener('keydown', (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      if (isShortcut(event)) event.preventDefault();
      if (event.key === 'Control' || event.key === 'Shift' || event.key === 'Alt' || event.key === 'Meta') return;
      pressKey(event, mirror.node(idOf(event.target)));
    });

    window.addEventListener('blur', () => {
      program.pointer_leave();
      later();
    });
  };
})();
