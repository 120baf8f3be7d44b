// Outcomes by mail: as a file where the browser can hand one on, else as the text of
// a mail, or of several where that is too long for one.
const mailLimit = 1800; // longer addresses are cut by some mail programs
let mailPart = 0;       // the mail that is next
let mailOf = '';        // what it is a part of

// mailAddress is a mail with rows in it, without the columns that none of them fills.
function mailAddress(rows, nth = '') {
  const names = columns.filter(name => required.includes(name) || rows.some(row => valueOf(row, name)));
  return 'mailto:?subject=' + encodeURIComponent('Outcomes of ' + root.dataset.listDate + nth) + '&body=' + encodeURIComponent(csvOf(rows, names));
}

// mailParts parts the rows so that each part fits into a mail; none where a single
// row is too long.
function mailParts(rows) {
  const fits = part => mailAddress(part, ', 99 of 99').length <= mailLimit;
  const parts = [];
  for (const row of rows) {
    if (parts.length && fits([...parts.at(-1), row])) parts.at(-1).push(row);
    else parts.push([row]);
  }
  return parts.every(fits) ? parts : [];
}

// outcomesFile is what can be handed on to another program; null where the browser
// hands on no files.
function outcomesFile(rows) {
  const file = new File([csvOf(rows)], 'outcomes.csv', { type: 'text/csv' });
  return navigator.canShare && navigator.canShare({ files: [file] }) ? file : null;
}

// showMail says how the outcomes can leave.
function showMail(rows) {
  const link = document.getElementById('outcomes-mail'), parts = mailParts(rows), whole = csvOf(rows);
  if (whole !== mailOf) mailPart = 0;
  mailOf = whole;
  const nth = `${mailPart + 1} of ${parts.length}`;
  if (parts.length === 1) {
    link.href = mailAddress(parts[0]);
    link.textContent = 'E-mail';
  } else if (rows.length && outcomesFile(rows)) {
    link.href = '#outcomes';
    link.textContent = 'Share';
  } else if (parts.length) {
    link.href = mailAddress(parts[mailPart], ', ' + nth);
    link.textContent = 'E-mail ' + nth;
  } else {
    link.href = 'mailto:?subject=' + encodeURIComponent('Outcomes of ' + root.dataset.listDate) + '&body=' +
      encodeURIComponent('The outcomes are too long for a link: outcomes.csv, from the list’s download, is to be attached to this mail.\r\n');
    link.textContent = 'E-mail, attach the download';
  }
}

// mail follows a press of the link: it shares the file, or counts the mails on. The
// link keeps its address until the browser has followed it.
function mail(event) {
  const rows = rowsIn(kept), parts = mailParts(rows), file = parts.length === 1 ? null : outcomesFile(rows);
  if (file) {
    event.preventDefault();
    navigator.share({ files: [file], title: 'Outcomes of ' + root.dataset.listDate }).then(() => allLeft(rows), () => { /* not shared after all */ });
  } else if (parts.length) {
    markSent(parts[mailPart]);
    mailPart = (mailPart + 1) % parts.length;
    if (!mailPart) kept.mailed = moment(new Date()).slice(11, 16);
    writeKept();
    setTimeout(showCount);
  }
}
