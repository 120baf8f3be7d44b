// outcomes.csv: the columns of calls.csv, as `callworthy log --import` reads them.
const columns = ['prospect_id', 'at', 'rep', 'contact_name', 'channel', 'outcome', 'reason_id', 'verdict',
  'next_step', 'next_step_due', 'next_step_owner', 'note'];
const mailLimit = 1800; // longer addresses are cut by some mail programs

// cell quotes a value. Where a spreadsheet would begin to reckon (the start of
// the cell, of a line, or after a semicolon) stands a no-break space, which no
// spreadsheet skips and the import takes away at the start.
function cell(value) {
  const text = String(value || '').replace(/\0/g, '').replace(/\r\n?/g, '\n')
    .replace(/(^|[\n;])((?:[^\S\n]|")*[=+\-@\t＝＋－＠﹢﹣﹦﹫−])/g, '$1\u00a0$2').replace(/\n/g, '\r\n');
  return /[",;\r\n\u00a0]|^\s|\s$/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
}

// lineOf writes a row of rowsIn.
function lineOf(row) {
  const channel = row.outcome === 'voicemail' ? 'voicemail' : 'call';
  return columns.map(name => cell({
    ...row, channel, next_step_owner: row.next_step ? row.next_step_owner || 'us' : '',
  }[name])).join(',');
}

function csvOf(rows) { return [columns.join(','), ...rows.map(lineOf)].join('\r\n') + '\r\n'; }

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
  save(csvOf(rowsIn(kept)));
  for (const entry of Object.values(kept)) if (leaves(entry)) entry.sent = true;
  kept.sent = moment(new Date()).slice(11, 16);
  delete kept.changed;
  writeKept();
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

// mailAddress carries the rows themselves where they fit.
function mailAddress(rows) {
  return 'mailto:?subject=' + encodeURIComponent('Outcomes of ' + root.dataset.listDate) + '&body=' + encodeURIComponent(csvOf(rows));
}

function listenToDownload() {
  document.getElementById('outcomes-download').addEventListener('click', download);
  document.getElementById('older-download').addEventListener('click', downloadOlder);
  document.getElementById('outcomes-mail').addEventListener('click', () => {
    if (document.getElementById('outcomes-mail').dataset.fits) kept.mailed = true;
    writeKept();
  });
  showOlder();
}

function outcomes(n) { return n === 1 ? '1 outcome' : n + ' outcomes'; }

// showCount brings the bar at the foot of the window up to date.
function showCount() {
  const rows = rowsIn(kept), here = new Set(calls.map(call => call.dataset.prospect));
  const n = rows.length, gone = rows.filter(row => !here.has(row.prospect_id)).length;
  const waiting = calls.filter(call => !call.querySelector('.ask').hidden).length;
  let text = outcomes(n);
  if (gone) text += ` (${gone} of calls that are not on this page)`;
  if (waiting) text += `, ${waiting} not finished`;
  if (!keeps) text += '. This browser keeps nothing: download before you close the page';
  else if (kept.sent) text += `, downloaded at ${kept.sent}`;
  else if (kept.changed) text += ', changed since the download';
  document.getElementById('outcomes-count').textContent = text;
  document.getElementById('outcomes-now').hidden = !n && !waiting;
  showMail(rows);
  showBar();
}

// showMail says what the mail can carry.
function showMail(rows) {
  const mail = document.getElementById('outcomes-mail'), whole = mailAddress(rows);
  mail.dataset.fits = whole.length <= mailLimit ? 'yes' : '';
  mail.href = mail.dataset.fits ? whole : mailAddress([]).replace(/body=.*/, 'body=' +
    encodeURIComponent('The outcomes are too long for a link: outcomes.csv, from the list’s download, is to be attached to this mail.\r\n'));
  mail.textContent = mail.dataset.fits ? 'E-mail' : 'E-mail, attach the download';
}

// showOlder offers what earlier days left behind.
function showOlder() {
  const days = olderDays(), n = days.reduce((sum, d) => sum + d.rows.length, 0);
  const names = days.slice(-3).map(d => new Date(d.date).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }));
  document.getElementById('older-count').textContent =
    `${outcomes(n)} of ${names.join(' and ')}${days.length > 3 ? ' and before' : ''} ${n === 1 ? 'was' : 'were'} not downloaded:`;
  document.getElementById('older').hidden = !n;
  showBar();
}

function showBar() {
  document.getElementById('outcomes').hidden = document.getElementById('outcomes-now').hidden && document.getElementById('older').hidden;
}
