// What the rep did with this list, kept in the browser under the list's date;
// in memory alone where the browser keeps nothing.
const storeKey = 'callworthy:' + root.dataset.listDate;
let kept = {};     // "call:" and prospect → {outcome, at, verdict, note, ..., done}; sent → time of the last download
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

// change merges fields into what is kept of a call; empty ones go.
function change(call, fields) {
  const entry = { ...entryOf(call), ...fields };
  for (const name of Object.keys(entry)) if (!entry[name]) delete entry[name];
  kept['call:' + call.dataset.prospect] = entry;
  if (!Object.keys(entry).length) delete kept['call:' + call.dataset.prospect];
  delete kept.sent;
  writeKept();
}

function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* then it is asked for again */ }
}

function recall(key) {
  try { return localStorage.getItem(key) || ''; } catch { return ''; }
}
