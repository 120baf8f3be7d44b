// The draft of a mail: copying it, and taking it along to the mail program.
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // no clipboard for pages from disk in some browsers
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'vh';
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}

function listenToCopy() {
  for (const mail of document.querySelectorAll('.mail')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy the draft';
    button.addEventListener('click', async () => {
      const ok = await copyText([...mail.querySelectorAll('p')].map(p => p.textContent).join('\n\n'));
      button.textContent = ok ? 'Copied' : 'Could not be copied: mark the text by hand';
      button.focus();
      setTimeout(() => { button.textContent = 'Copy the draft'; }, 4000);
    });
    mail.after(button);
    const link = mail.parentElement.querySelector('.send a');
    if (link && !link.search.includes('body=')) {
      const body = [...mail.querySelectorAll('p:not(.subject)')].map(p => p.textContent).join('\r\n\r\n');
      link.href += '&body=' + encodeURIComponent(body);
    }
  }
}
