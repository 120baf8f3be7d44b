// The buttons of each call: how it ended, what the reason was worth, what was
// agreed. A second press takes the first one back.
const calls = [...document.querySelectorAll('article.call')];
const textFields = ['note', 'next_step', 'next_step_due', 'next_step_owner'];

// moment writes a time as RFC 3339 with the browser's distance from UTC.
function moment(t) {
  const two = n => String(Math.floor(n)).padStart(2, '0');
  const east = -t.getTimezoneOffset(), away = Math.abs(east);
  return `${t.getFullYear()}-${two(t.getMonth() + 1)}-${two(t.getDate())}T${two(t.getHours())}:${two(t.getMinutes())}:${two(t.getSeconds())}` +
    `${east < 0 ? '-' : '+'}${two(away / 60)}:${two(away % 60)}`;
}

function addForms() {
  const form = document.getElementById('log-form').content, mark = document.getElementById('done-form').content;
  for (const call of calls) {
    const who = call.querySelector('h3 bdi').textContent;
    call.tabIndex = -1;
    call.querySelector('.mark').append(mark.cloneNode(true));
    call.querySelector('.log').append(form.cloneNode(true));
    for (const part of call.querySelectorAll('.log [role=group]')) part.setAttribute('aria-label', part.dataset.says + ' ' + who);
    call.querySelector('[data-done]').setAttribute('aria-label', 'Done: ' + who);
    show(call);
  }
}

// show brings a call's buttons and fields to what is kept.
function show(call) {
  const entry = entryOf(call);
  const press = (button, on) => button.setAttribute('aria-pressed', String(on));
  for (const b of call.querySelectorAll('[data-outcome]')) press(b, b.dataset.outcome === entry.outcome);
  for (const b of call.querySelectorAll('[data-verdict]')) press(b, b.dataset.verdict === entry.verdict);
  for (const b of call.querySelectorAll('[data-done]')) press(b, Boolean(entry.done));
  for (const name of textFields) {
    const field = call.querySelector(`[name=${name}]`), value = entry[name] || (name === 'next_step_owner' ? 'us' : '');
    if (field.value !== value) field.value = value;
  }
  const told = says(entry);
  call.classList.toggle('is-done', Boolean(entry.done));
  call.classList.toggle('is-logged', Boolean(entry.outcome));
  call.querySelector('.after').hidden = !told && !call.querySelector('details').open;
  call.querySelector('.ask').hidden = !told || leaves(entry);
  const other = told && entry.reason_id && entry.reason_id !== call.dataset.reason, was = call.querySelector('.was');
  was.hidden = !other;
  was.textContent = other ? `This belongs to the reason that stood here before: “${entry.reason}”. Take it back to log the one above.` : '';
}

// pressed keeps what a button says. The time of a call is that of the first word on
// how it ended, and stays when that is corrected after a download: so the import
// knows it again. The time of a verdict alone is that of the verdict.
function pressed(button, call) {
  const entry = entryOf(call), { outcome, verdict } = button.dataset, now = moment(new Date());
  if (outcome && entry.outcome === outcome) change(call, { outcome: '', at: entry.called || (entry.verdict || entry.sent) && entry.at });
  else if (outcome) change(call, { outcome, at: entry.called || entry.outcome && entry.at || now });
  else if (verdict && entry.verdict === verdict) change(call, { verdict: '', at: entry.sent || entry.outcome ? entry.at : '' });
  else if (verdict) change(call, { verdict, at: entry.at || now });
  else change(call, { done: !entry.done });
  show(call);
  showCount();
}

function listenToForms() {
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-outcome], [data-verdict], [data-done]');
    if (button) pressed(button, button.closest('article.call'));
  });
  document.addEventListener('input', event => {
    const call = event.target.closest('article.call');
    if (!call || !textFields.includes(event.target.name)) return;
    change(call, { [event.target.name]: event.target.value });
    show(call);
    showCount();
  });
  document.addEventListener('toggle', event => {
    const call = event.target.parentElement;
    if (call && call.matches('article.call')) show(call);
  }, true);
  window.addEventListener('storage', event => { // another page of this list
    if (event.key === storeKey) {
      readKept();
      calls.forEach(show);
      showCount();
    } else if (event.key) {
      showOlder();
    }
  });
}
