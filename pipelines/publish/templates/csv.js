// outcomes.csv: the columns of calls.csv, as `callworthy log --import` reads them.
const columns = ['prospect_id', 'at', 'rep', 'contact_name', 'channel', 'outcome', 'reason_id', 'verdict',
  'next_step', 'next_step_due', 'next_step_owner', 'note', 'corrected_at'];
const required = ['prospect_id', 'at', 'outcome']; // of calls.csv

// cell quotes a value. Where a spreadsheet would begin to reckon (the start of
// the cell, of a line, or after a semicolon) stands a no-break space, which no
// spreadsheet skips and the import takes away again.
function cell(value) {
  const text = String(value || '').replace(/\0/g, '').replace(/\r\n?/g, '\n')
    .replace(/(^|[\n;])((?:[^\S\n]|")*[=+\-@\t＝＋－＠﹢﹣﹦﹫−])/g, '$1\u00a0$2').replace(/\n/g, '\r\n');
  return /[",;\r\n\u00a0]|^\s|\s$/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// valueOf is what stands in a column of a row of rowsIn.
function valueOf(row, name) {
  if (name === 'channel') return !row.outcome ? '' : row.outcome === 'voicemail' ? 'voicemail' : 'call';
  if (name === 'next_step_owner') return row.next_step ? row.next_step_owner || 'us' : '';
  return row[name];
}

function csvOf(rows, names = columns) {
  return [names.join(','), ...rows.map(row => names.map(name => cell(valueOf(row, name))).join(','))].join('\r\n') + '\r\n';
}

function save(text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'outcomes.csv';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function download() {
  const rows = rowsIn(kept);
  save(csvOf(rows));
  allLeft(rows);
}

// allLeft notes that everything has left.
function allLeft(rows) {
  kept.sent = moment(new Date()).slice(11, 16);
  delete kept.changed;
  markSent(rows);
  showCount();
}

// downloadOlder saves what earlier days left behind, and marks it as saved.
function downloadOlder() {
  const days = olderDays();
  save(csvOf(days.flatMap(d => d.rows)));
  for (const { key, day } of days) {
    day.sent = root.dataset.listDate;
    remember(key, JSON.stringify(day));
  }
  showOlder();
}

function listenToDownload() {
  document.getElementById('outcomes-download').addEventListener('click', download);
  document.getElementById('older-download').addEventListener('click', downloadOlder);
  document.getElementById('outcomes-mail').addEventListener('click', mail);
  showOlder();
}

// outcomes counts rows in words; what a reason is worth counts apart, and what takes
// back.
function outcomes(rows) {
  const of = (n, one) => n === 1 ? '1 ' + one : n + ' ' + one + 's';
  const ended = rows.filter(row => row.outcome).length, judged = rows.filter(row => !row.outcome && row.verdict).length;
  const gone = rows.length - ended - judged, said = [ended ? of(ended, 'outcome') : '', judged ? of(judged, 'verdict') : ''].filter(Boolean).join(' and ');
  return [said, gone ? gone + ' taken back' : ''].filter(Boolean).join(', ') || '0 outcomes';
}

// showCount brings the bar at the foot of the window up to date.
function showCount() {
  const rows = rowsIn(kept), here = new Set(calls.map(call => call.dataset.prospect));
  const n = rows.length, gone = rows.filter(row => !here.has(row.prospect_id)).length;
  const waiting = calls.filter(call => !call.querySelector('.ask').hidden).length;
  let text = outcomes(rows);
  if (gone) text += ` (${gone} of calls that are not on this page)`;
  if (waiting) text += `, ${waiting} not finished`;
  if (!keeps) text += '. This browser keeps nothing: download before you close the page';
  else if (kept.sent) text += `, downloaded at ${kept.sent}`;
  else if (kept.mailed) text += `, opened as e-mail at ${kept.mailed}, not downloaded`;
  else if (kept.changed) text += ', changed since the download';
  document.getElementById('outcomes-count').textContent = text;
  document.getElementById('outcomes-now').hidden = !n && !waiting;
  showMail(rows);
  showBar();
}

// showOlder offers what earlier days left behind.
function showOlder() {
  const days = olderDays(), n = days.reduce((sum, d) => sum + d.rows.length, 0);
  const names = days.slice(-3).map(d => new Date(d.date).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }));
  document.getElementById('older-count').textContent =
    `${outcomes(days.flatMap(d => d.rows))} of ${names.join(' and ')}${days.length > 3 ? ' and before' : ''} ${n === 1 ? 'was' : 'were'} not downloaded:`;
  document.getElementById('older').hidden = !n;
  showBar();
}

function showBar() {
  document.getElementById('outcomes').hidden = document.getElementById('outcomes-now').hidden && document.getElementById('older').hidden;
}
