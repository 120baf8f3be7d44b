// The keyboard. One-letter keys can be turned off (WCAG 2.1.4).
const keysOn = document.getElementById('keys-on');
const keysHelp = document.getElementById('keys');

function move(step) {
  const open = calls.filter(call => call.offsetParent !== null);
  const at = open.indexOf(document.activeElement && document.activeElement.closest('article.call'));
  const next = open[at < 0 ? (step > 0 ? 0 : open.length - 1) : Math.min(Math.max(at + step, 0), open.length - 1)];
  if (next) next.focus();
}

function current() { return document.activeElement && document.activeElement.closest('article.call'); }

const keyActions = {
  j: () => move(1),
  k: () => move(-1),
  o: () => { const call = current(), more = call && call.querySelector('details'); if (more) more.open = !more.open; },
  d: () => { const call = current(); if (call) call.querySelector('[data-done]').click(); },
  '/': () => { filterField.focus(); filterField.select(); },
  '?': () => keysHelp.open ? keysHelp.close() : keysHelp.showModal(),
};

function isTyping(element) { return element.matches('textarea, select, input:not([type=checkbox])'); }

function listenToKeys() {
  keysOn.checked = recall('callworthy:keys') !== 'off';
  keysOn.addEventListener('change', () => remember('callworthy:keys', keysOn.checked ? 'on' : 'off'));
  document.getElementById('show-keys').addEventListener('click', () => keysHelp.showModal());
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target === filterField) {
      filterField.value = '';
      filter();
      filterField.blur();
      return;
    }
    const action = keyActions[event.key];
    if (!action || !keysOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (keysHelp.open && event.key !== '?') return;
    event.preventDefault();
    action();
  });
}
