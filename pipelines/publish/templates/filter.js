// Fewer calls: by words, by rep, without those that are done or have an outcome.
const filterField = document.getElementById('filter');
const repSwitch = document.getElementById('rep-switch'); // on the page of all reps alone
const hideDone = document.getElementById('hide-done');

// plain folds letter case and accents.
function plain(text) { return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(); }

const words = calls.map(call => plain(call.textContent));

function filter() {
  const wanted = plain(filterField.value).split(/\s+/).filter(Boolean);
  const rep = repSwitch ? repSwitch.value : '';
  let shown = 0;
  const at = calls.indexOf(document.activeElement && document.activeElement.closest('article.call'));
  calls.forEach((call, i) => {
    const fits = wanted.every(w => words[i].includes(w)) && (!rep || call.dataset.rep === rep) && !(hideDone.checked && (entryOf(call).done || entryOf(call).outcome));
    call.parentElement.hidden = !fits;
    if (fits) shown++;
  });
  const narrowed = wanted.length > 0 || hideDone.checked;
  for (const section of document.querySelectorAll('section.rep')) {
    section.hidden = Boolean(rep && section.dataset.rep !== rep) || narrowed && !section.querySelector('li:not([hidden]) > article');
  }
  document.getElementById('shown').textContent = narrowed || rep ? `${shown} of ${calls.length} shown` : '';
  if (at >= 0 && calls[at].offsetParent === null) keepPlace(at);
}

// keepPlace gives the focus of a call that was hidden to the next one, or to the
// last.
function keepPlace(at) {
  const open = call => call.offsetParent !== null;
  const next = calls.slice(at).find(open) || calls.findLast(open);
  if (next) next.focus();
}

function listenToFilter() {
  filterField.addEventListener('input', filter);
  hideDone.addEventListener('change', filter);
  document.addEventListener('click', event => { if (event.target.closest('[data-done]') && hideDone.checked) filter(); });
  if (repSwitch) {
    const last = recall('callworthy:rep');
    if ([...repSwitch.options].some(o => o.value === last)) repSwitch.value = last;
    repSwitch.addEventListener('change', () => {
      remember('callworthy:rep', repSwitch.value);
      filter();
    });
  }
  filter();
}
