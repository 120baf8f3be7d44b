// What the rep did with this list, kept in the browser under the list's date;
// in memory alone where the browser keeps nothing.
const storeKey = 'callworthy:' + root.dataset.listDate;
let kept = {};     // "call:" and prospect → {outcome, at, verdict, reason_id, note, ..., done, sent, called, corrected_at}; sent → time of the last download
let keeps = true;  // whether the browser keeps it

function readKept() {
  try {
    const found = JSON.parse(localStorage.getItem(storeKey) || '{}');
    kept = found && typeof found === 'object' && !Array.isArray(found) ? found : {};
  } catch {
    keeps = false;
  }
}

function writeKept() {
  try {
    localStorage.setItem(storeKey, JSON.stringify(kept));
    keeps = true;
  } catch {
    keeps = false;
  }
}

function entryOf(call) {
  const found = kept['call:' + call.dataset.prospect];
  return found && typeof found === 'object' ? found : {};
}

// says tells whether anything is to be told of a call.
function says(entry) { return Boolean(entry.outcome || entry.verdict || entry.note || entry.next_step || entry.next_step_due); }

// leaves tells whether an entry is a row of outcomes.csv: it says how the call
// ended, or what the reason is worth, which needs no call; a next step does.
function leaves(entry) {
  return Boolean(entry && (entry.outcome || entry.verdict && !entry.next_step && !entry.next_step_due));
}

// back tells whether an entry left and holds nothing of that any more: its row takes
// it back.
function back(entry) { return Boolean(entry && entry.sent && !leaves(entry) && (entry.called || !entry.verdict)); }

// shownOf is what the page shows of a call that its row has to name. A later
// list of the same day may show another reason, another rep, or no such call.
function shownOf(call) {
  const { rep, contact, reason } = call.dataset;
  return { rep, contact_name: contact, reason_id: reason, reason: call.querySelector('.reason').textContent.slice(0, 200) };
}

// change merges fields into what is kept of a call; empty ones go. What the page
// shows is kept at the first press, and goes with the last. What had left already is
// marked as corrected, so that the import takes it for the later word.
function change(call, fields) {
  const key = 'call:' + call.dataset.prospect, old = entryOf(call), logged = !('done' in fields);
  const entry = { ...(says(old) || old.sent ? {} : shownOf(call)), ...old, ...fields };
  if (old.sent && logged) entry.corrected_at = moment(new Date());
  if (!says(entry) && !entry.sent) for (const name of Object.keys(shownOf(call))) delete entry[name];
  for (const name of Object.keys(entry)) if (!entry[name]) delete entry[name];
  kept[key] = entry;
  if (!Object.keys(entry).length) delete kept[key];
  if (logged) {
    if (kept.sent) kept.changed = true;
    delete kept.sent;
    delete kept.mailed;
  }
  writeKept();
}

// markSent remembers which rows have left, and the time of the calls among them,
// which stays.
function markSent(rows) {
  for (const { prospect_id: prospect } of rows) {
    const entry = kept['call:' + prospect];
    entry.sent = true;
    if (entry.outcome) entry.called = entry.at;
  }
  writeKept();
}

// rowsIn are the entries of a day that leave as rows, each with its prospect. A row
// without outcome and verdict takes back what had left.
function rowsIn(day) {
  return Object.entries(day).filter(([key, entry]) => key.startsWith('call:') && (leaves(entry) || back(entry)))
    .map(([key, entry]) => {
      const { at, rep, reason_id, corrected_at } = entry;
      return { ...(leaves(entry) ? entry : { at, rep, reason_id, corrected_at }), prospect_id: key.slice(5) };
    });
}

// olderDays are the days before this list's of which outcomes are kept that
// never left, the oldest first; what left a month ago is forgotten.
function olderDays() {
  const out = [];
  try {
    for (const key of Object.keys(localStorage).sort()) {
      const date = (key.match(/^callworthy:(\d{4}-\d\d-\d\d)$/) || [])[1];
      if (!date || date >= root.dataset.listDate) continue;
      let day;
      try { day = JSON.parse(localStorage.getItem(key)); } catch { continue; }
      const rows = day && typeof day === 'object' ? rowsIn(day) : [];
      if (rows.length && !day.sent) out.push({ key, date, day, rows });
      else if (new Date(root.dataset.listDate) - new Date(date) > 30 * 86400000) localStorage.removeItem(key);
    }
  } catch { /* nothing is kept here */ }
  return out;
}

function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* then it is asked for again */ }
}

function recall(key) {
  try { return localStorage.getItem(key) || ''; } catch { return ''; }
}
