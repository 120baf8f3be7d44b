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

function lineOf(call) {
  const entry = entryOf(call), { prospect, rep, contact, reason } = call.dataset;
  return columns.map(name => cell({
    ...entry, prospect_id: prospect, rep, contact_name: contact, reason_id: reason,
    channel: entry.outcome === 'voicemail' ? 'voicemail' : 'call',
    next_step_owner: entry.next_step ? entry.next_step_owner || 'us' : '',
  }[name])).join(',');
}

// logged are the calls that have an outcome: nothing can be logged without one.
function logged() { return calls.filter(call => entryOf(call).outcome); }

function outcomesCSV() {
  return [columns.join(','), ...logged().map(lineOf)].join('\r\n') + '\r\n';
}

function download() {
  const address = URL.createObjectURL(new Blob([outcomesCSV()], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'outcomes.csv';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  kept.sent = moment(new Date()).slice(11, 16);
  writeKept();
  showCount();
}

function mailAddress() {
  const to = body => 'mailto:?subject=' + encodeURIComponent('Outcomes of ' + root.dataset.listDate) + '&body=' + encodeURIComponent(body);
  const whole = to(outcomesCSV());
  return whole.length <= mailLimit ? whole : to('The outcomes are too long for an address: press “Download outcomes.csv” on the list and attach the file to this mail.\r\n');
}

function listenToDownload() {
  document.getElementById('outcomes-download').addEventListener('click', download);
}

// showCount brings the bar at the foot of the window up to date.
function showCount() {
  const n = logged().length;
  const waiting = calls.filter(call => !entryOf(call).outcome && !call.querySelector('.ask').hidden).length;
  let text = n === 1 ? '1 outcome' : n + ' outcomes';
  if (waiting) text += `, ${waiting} without one`;
  if (!keeps) text += '. This browser keeps nothing: download before you close the page';
  else if (kept.sent) text += `, downloaded at ${kept.sent}`;
  document.getElementById('outcomes-count').textContent = text;
  document.getElementById('outcomes').hidden = !n && !waiting;
  document.getElementById('outcomes-mail').href = mailAddress();
}
