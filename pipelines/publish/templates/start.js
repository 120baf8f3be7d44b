// Begins when the page is there.
readKept();
addForms();
listenToForms();
listenToDownload();
listenToFilter();
listenToKeys();
listenToCopy();
showCount();
