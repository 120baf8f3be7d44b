// Begins when the page is there.
readKept();
addForms();
listenToForms();
listenToFilter();
listenToKeys();
listenToCopy();
showCount();
