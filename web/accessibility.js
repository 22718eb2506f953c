// The mirror: for every node that the program reports (src/platform_web/mirror.cpp) one real element lies
// over the canvas, with role, name, state and place, so that screen readers and tests see what is drawn.
// Its natural tab order is the program's; DOM focus is the program's focus. Sets window.CaseBridge.openMirror.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});

  const SEPARATOR = '\x1f';
  const FLAGS = [
    'disabled', 'checked', 'selected', 'required', 'invalid', 'readOnly', 'multiline', 'password', 'hasPopup',
    'modal', 'floating', 'takesFocus', 'focusable', 'current', 'bold', 'mono', 'alignRight',
  ];
  // Named by their words alone, which stand inside; an aria-label would hide nothing but serve no one.
  const NAMED_BY_CONTENT = new Set(['', 'heading', 'cell', 'columnheader', 'listitem', 'option', 'status', 'alert']);
  const CHECKED = new Set(['checkbox', 'radio', 'switch']);
  const SELECTED = new Set(['option', 'tab']);
  const SORTS = [null, 'none', 'ascending', 'descending'];
  const POPUP_KINDS = { combobox: 'listbox' };

  /** One record of the program as an object; the fields' order is that of mirror.cpp. */
  function parse(record) {
    const fields = record.split(SEPARATOR);
    let at = 0;
    const text = () => fields[at++];
    const number = () => Number(fields[at++]);
    const node = { id: number(), role: text() };
    const flags = number();
    FLAGS.forEach((name, bit) => (node[name] = (flags & (1 << bit)) !== 0));
    node.x = number();
    node.y = number();
    node.width = number();
    node.height = number();
    node.name = text();
    node.value = text();
    node.description = text();
    node.placeholder = text();
    node.expanded = number();
    node.pressed = number();
    node.sort = number();
    node.level = number();
    node.row = number();
    node.rowCount = number();
    node.controls = number();
    node.percent = number();
    if (number() === 1) node.scroll = { x: number(), y: number(), width: number(), height: number() };
    if (node.role === 'textbox') {
      node.text = {
        size: number(), line: number(), left: number(), right: number(), top: number(), color: number(),
        placeholder: number(),
      };
      node.inputMode = number();
      node.maxLength = number();
    }
    return node;
  }

  function put(element, name, value) {
    if (value === null || value === undefined || value === '') {
      if (element.hasAttribute(name)) element.removeAttribute(name);
    } else if (element.getAttribute(name) !== String(value)) {
      element.setAttribute(name, value);
    }
  }

  CaseBridge.openMirror = function (root, report, lineBox) {
    const elements = new Map(); // id → element
    const nodes = new Map(); // id → node
    const parents = new Map(); // id → parent's id
    const trail = []; // ids that had the focus, newest last
    const appeared = []; // new nodes that may take the focus
    let focused = 0;

    function create(node) {
      const element = node.role === 'textbox' ? CaseBridge.textField.create(node, report) : document.createElement('div');
      element.dataset.id = node.id;
      element.id = 'node' + node.id;
      if (node.role !== '' && node.role !== 'textbox') element.setAttribute('role', node.role);
      elements.set(node.id, element);
      if (node.takesFocus) appeared.push(node.id);
      return element;
    }

    /** The words of a leaf; containers have elements inside and keep their name in aria-label. */
    function writeWords(element, node) {
      const words = node.role === 'combobox' ? node.value : node.role === 'img' ? '' : node.value || node.name;
      if (element.words === undefined) {
        if (words === '') return;
        element.words = document.createTextNode('');
        element.insertBefore(element.words, element.firstChild);
      }
      if (element.words.data !== words) element.words.data = words;
    }

    function isContainer(node) {
      return node.isContainer === true;
    }

    function writeAttributes(element, node) {
      const role = node.role;
      const is_field = role === 'textbox';
      const named_by_label = !NAMED_BY_CONTENT.has(role) || isContainer(node) || (node.value !== '' && node.name !== '');
      put(element, 'aria-label', role !== '' && named_by_label ? node.name : null);
      put(element, 'aria-description', node.description);
      put(element, 'aria-disabled', node.disabled ? 'true' : null);
      put(element, 'aria-checked', CHECKED.has(role) ? String(node.checked) : null);
      put(element, 'aria-selected', SELECTED.has(role) ? String(node.selected) : null);
      put(element, 'aria-required', node.required && role !== 'group' ? 'true' : null);
      put(element, 'aria-invalid', node.invalid ? 'true' : null);
      put(element, 'aria-readonly', node.readOnly && is_field ? 'true' : null);
      put(element, 'aria-multiline', null);
      put(element, 'aria-modal', node.modal ? 'true' : null);
      put(element, 'aria-current', node.current ? 'page' : null);
      const expanded = node.expanded === 0 && role === 'combobox' ? 1 : node.expanded;
      put(element, 'aria-expanded', expanded === 0 ? null : String(expanded === 2));
      put(element, 'aria-pressed', node.pressed === 0 ? null : String(node.pressed === 2));
      put(element, 'aria-haspopup', node.hasPopup || role === 'combobox' ? POPUP_KINDS[role] || 'menu' : null);
      if (role !== 'combobox') {
        put(element, 'aria-controls', elements.has(node.controls) ? 'node' + node.controls : null);
      }
      put(element, 'aria-sort', SORTS[node.sort]);
      put(element, 'aria-level', role === 'heading' ? node.level || 2 : null);
      put(element, 'aria-rowindex', role === 'row' && node.row > 0 ? node.row : null);
      put(element, 'aria-posinset', role === 'listitem' && node.row > 0 ? node.row : null);
      put(element, 'aria-rowcount', role === 'table' && node.rowCount > 0 ? node.rowCount : null);
      const ranged = role === 'progressbar' || role === 'slider';
      put(element, 'aria-valuenow', ranged && node.percent >= 0 ? node.percent : null);
      put(element, 'aria-valuemin', ranged ? 0 : null);
      put(element, 'aria-valuemax', ranged ? 100 : null);
      put(element, 'aria-valuetext', ranged ? node.value : null);
      if (is_field) return;
      // A disabled control stays reachable for reading but not by Tab.
      put(element, 'tabindex', node.focusable && !node.disabled ? '0' : node.takesFocus ? '-1' : null);
      element.classList.toggle('touchable', node.focusable || node.floating || node.modal || role === 'row' || role === 'radio');
      element.classList.toggle('scroller', node.scroll !== undefined);
    }

    function place(element, node) {
      const parent = nodes.get(parents.get(node.id));
      let x = node.x;
      let y = node.y;
      if (parent !== undefined) {
        x -= parent.x - (parent.scroll ? parent.scroll.x : 0);
        y -= parent.y - (parent.scroll ? parent.scroll.y : 0);
      }
      const place_text = x.toFixed(2) + ' ' + y.toFixed(2) + ' ' + node.width + ' ' + node.height;
      if (element.placed === place_text) return;
      element.placed = place_text;
      element.style.left = x.toFixed(2) + 'px';
      element.style.top = y.toFixed(2) + 'px';
      element.style.width = node.width + 'px';
      element.style.height = node.height + 'px';
    }

    function placeScroll(element, node) {
      if (!node.scroll) return;
      if (element.extent === undefined) {
        element.extent = document.createElement('div');
        element.extent.className = 'extent';
        element.extent.setAttribute('aria-hidden', 'true');
        element.appendChild(element.extent);
      }
      element.extent.style.left = Math.max(0, node.scroll.width - 1) + 'px';
      element.extent.style.top = Math.max(0, node.scroll.height - 1) + 'px';
    }

    /** After the children: an element scrolls no further than its content. */
    function scroll(element, node) {
      if (!node.scroll) return;
      if (Math.abs(element.scrollTop - node.scroll.y) >= 1) element.scrollTop = node.scroll.y;
      if (Math.abs(element.scrollLeft - node.scroll.x) >= 1) element.scrollLeft = node.scroll.x;
      element.seenTop = element.scrollTop;
      element.seenLeft = element.scrollLeft;
    }

    function writeNode(id) {
      const node = nodes.get(id);
      const element = elements.get(id);
      const holder = nodes.get(parents.get(id));
      // The scrolling part of a table may hold its rows only under this name.
      if (node.role === 'group' && holder !== undefined && holder.role === 'table') put(element, 'role', 'rowgroup');
      writeAttributes(element, node);
      if (node.role === 'textbox') {
        CaseBridge.textField.style(element, node, lineBox);
        element.takeProgramValue(node.value);
      } else if (!isContainer(node)) {
        writeWords(element, node);
      } else if (element.words !== undefined) {
        element.words.data = '';
      }
    }

    const changed = new Set();

    function mirrorPut(record) {
      const node = parse(record);
      const known = nodes.get(node.id);
      if (known !== undefined) {
        node.isContainer = known.isContainer;
        const same_kind = known.role === node.role && known.multiline === node.multiline && known.password === node.password;
        if (!same_kind) remove(node.id);
      }
      nodes.set(node.id, node);
      if (!elements.has(node.id)) create(node);
      changed.add(node.id);
    }

    function remove(id) {
      const element = elements.get(id);
      if (element === undefined) return;
      elements.delete(id);
      nodes.delete(id);
      parents.delete(id);
      changed.delete(id);
      // Children that live on are put elsewhere by the order that follows.
      element.remove();
    }

    /** Puts all elements in order and settles places, scrolling and focus: the end of an update. */
    function mirrorOrder(pairs) {
      const kept = document.activeElement;
      const children = new Map();
      for (let at = 0; at < pairs.length; at += 2) {
        const id = pairs[at];
        const parent = elements.has(pairs[at + 1]) ? pairs[at + 1] : 0;
        parents.set(id, parent);
        if (!children.has(parent)) children.set(parent, []);
        children.get(parent).push(id);
      }
      for (const [id, node] of nodes) {
        const has_children = children.has(id) || node.scroll !== undefined;
        if (has_children !== (node.isContainer === true)) {
          node.isContainer = has_children;
          changed.add(id);
        }
      }
      for (const [parent, ids] of children) arrange(parent === 0 ? root : elements.get(parent), ids);
      changed.forEach(writeNode);
      changed.clear();
      for (const [id, node] of nodes) {
        place(elements.get(id), node);
        placeScroll(elements.get(id), node);
      }
      for (const [id, node] of nodes) scroll(elements.get(id), node);
      nameOpenLists();
      settleFocus(kept);
    }

    /** An open combobox must say which list is its own: the one of its name, which lies on top. */
    function nameOpenLists() {
      const lists = Array.from(nodes.values()).filter((node) => node.role === 'listbox');
      for (const node of nodes.values()) {
        if (node.role !== 'combobox') continue;
        const own = lists.find((list) => list.id === node.controls) || lists[lists.length - 1];
        const open = node.expanded === 2 && own !== undefined;
        put(elements.get(node.id), 'aria-controls', open ? 'node' + own.id : null);
      }
    }

    function arrange(holder, ids) {
      let next = holder.firstChild;
      const skip = () => {
        while (next !== null && (next.nodeType !== 1 || next.dataset.id === undefined)) next = next.nextSibling;
      };
      for (const id of ids) {
        const element = elements.get(id);
        skip();
        if (next === element) next = next.nextSibling;
        else holder.insertBefore(element, next);
      }
    }

    function focusElement(id) {
      const element = elements.get(id);
      if (element === undefined) return false;
      if (!element.hasAttribute('tabindex') && nodes.get(id).role !== 'textbox') element.tabIndex = -1;
      element.focus({ preventScroll: false });
      return document.activeElement === element;
    }

    function firstFocusable(container) {
      return (
        container.querySelector('[role="option"][aria-selected="true"][tabindex="0"]') ||
        container.querySelector('[tabindex="0"],.field:not([disabled])')
      );
    }

    function settleFocus(kept) {
      // Moving an element takes its focus away.
      if (kept !== null && kept !== document.activeElement && root.contains(kept)) kept.focus({ preventScroll: true });
      while (appeared.length > 0) {
        const element = elements.get(appeared.pop());
        if (element === undefined) continue;
        const target = element.getAttribute('tabindex') === '0' || element.classList.contains('field') ? element : firstFocusable(element);
        appeared.length = 0;
        (target || element).focus();
      }
      // The focused node has gone (a dialog closed): back to what had the focus before.
      if (focused !== 0 && !elements.has(focused) && (document.activeElement === document.body || document.activeElement === null)) {
        while (trail.length > 0 && !elements.has(trail[trail.length - 1])) trail.pop();
        const last = trail.pop();
        if (last === undefined || !focusElement(last)) report.focus((focused = 0), false);
      }
    }

    root.addEventListener('focusin', (event) => {
      const id = Number(event.target.dataset.id || 0);
      if (id === focused && id !== 0) return;
      focused = id;
      trail.push(id);
      if (trail.length > 30) trail.shift();
      const is_field = event.target.classList.contains('field');
      if (is_field) event.target.classList.add('seen');
      report.focus(id, is_field);
    });
    root.addEventListener('focusout', (event) => {
      event.target.classList.remove('seen');
      if (!elements.has(focused) || event.relatedTarget !== null) return;
      focused = 0;
      report.focus(0, false);
    });

    /** Tells the program of scrolling that the browser did for focus, a screen reader or a test. */
    function tellScrolling(element) {
      if (Math.abs(element.scrollTop - element.seenTop) < 1 && Math.abs(element.scrollLeft - element.seenLeft) < 1) return;
      element.seenTop = element.scrollTop;
      element.seenLeft = element.scrollLeft;
      report.scroll(Number(element.dataset.id), element.scrollLeft, element.scrollTop);
    }
    root.addEventListener(
      'scroll',
      (event) => {
        if (event.target === root) root.scrollTop = root.scrollLeft = 0;
        else if (event.target.classList && event.target.classList.contains('scroller')) tellScrolling(event.target);
      },
      true,
    );

    function announce(sentence, assertive) {
      const region = document.getElementById(assertive ? 'assertive' : 'polite');
      // The same sentence twice is spoken twice.
      region.textContent = region.textContent === sentence ? sentence + '\u00a0' : sentence;
    }

    return {
      put: mirrorPut,
      remove: remove,
      order: mirrorOrder,
      focus: focusElement,
      announce: announce,
      node: (id) => nodes.get(id),
      /** Scroll events come late: before a click the places must be told. */
      tellAllScrolling: () => root.querySelectorAll('.scroller').forEach(tellScrolling),
    };
  };
})();
