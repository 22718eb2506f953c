// The text agent: each text field of the program is a real input or textarea at the field's place. While it
// has the focus it is seen and holds text, caret, selection and preedit; the program then draws only its
// frame. Text is taken from input and compositionend, never from keys. Sets window.CaseBridge.textField.
(function () {
  'use strict';

  const CaseBridge = (window.CaseBridge = window.CaseBridge || {});
  const INPUT_MODES = ['text', 'numeric', 'tel'];

  function css(color) {
    const channel = (shift) => (color >>> shift) & 255;
    return 'rgba(' + channel(0) + ',' + channel(8) + ',' + channel(16) + ',' + channel(24) / 255 + ')';
  }

  function create(node, report) {
    const field = document.createElement(node.multiline ? 'textarea' : 'input');
    field.className = 'field';
    if (!node.multiline) field.type = node.password ? 'password' : 'text';
    field.autocomplete = node.password ? 'new-password' : 'off';
    field.spellcheck = false;
    field.setAttribute('autocapitalize', 'off');
    field.setAttribute('autocorrect', 'off');
    field.setAttribute('data-gramm', 'false');

    let composing = false;
    let told = node.value;
    function tell() {
      if (field.value === told) return;
      told = field.value;
      report.value(Number(field.dataset.id), field.value);
    }
    field.addEventListener('compositionstart', () => void (composing = true));
    field.addEventListener('compositionend', () => {
      composing = false;
      tell();
    });
    field.addEventListener('input', (event) => {
      if (!composing && !event.isComposing) tell();
    });
    field.addEventListener('change', tell);
    field.addEventListener('blur', () => {
      composing = false;
      tell();
      // What the program did not accept does not stay.
      if (field.programValue !== undefined && field.value !== field.programValue) {
        field.value = told = field.programValue;
      }
      field.scrollLeft = 0;
    });
    // The program writes only what it changed by itself: text still on its way to it is left alone.
    field.takeProgramValue = (value) => {
      if (value === field.programValue) return;
      field.programValue = value;
      if (composing || value === field.value) return;
      field.value = told = value;
    };
    return field;
  }

  /** Makes the browser's text lie exactly where the program draws its own. */
  function style(field, node, lineBox) {
    const look = node.text;
    const box = lineBox(node.mono, node.bold);
    // The program centres 国 in the line; the browser centres the font's own box.
    const browser = (box.ascent - box.descent) / 2;
    const shift = Math.round((box.middle - browser) * look.size);
    const target = field.style;
    target.fontFamily = node.mono ? CaseBridge.families.mono : CaseBridge.families.regular;
    target.fontWeight = node.bold ? '700' : '400';
    target.fontSize = look.size + 'px';
    target.lineHeight = look.line + 'px';
    target.color = css(look.color);
    target.caretColor = css(look.color);
    target.textAlign = node.alignRight ? 'right' : 'left';
    target.paddingLeft = look.left + 'px';
    target.paddingRight = look.right + 'px';
    const top = node.multiline ? look.top : (node.height - look.line) / 2;
    target.paddingTop = Math.max(0, top + shift) + 'px';
    target.paddingBottom = Math.max(0, (node.multiline ? look.top : top) - shift) + 'px';
    target.setProperty('--placeholder', css(look.placeholder));
    field.inputMode = INPUT_MODES[node.inputMode] || 'text';
    if (node.placeholder !== '') field.placeholder = node.placeholder;
    else field.removeAttribute('placeholder');
    field.readOnly = node.readOnly;
    field.disabled = node.disabled;
  }

  CaseBridge.textField = { create: create, style: style };
})();
