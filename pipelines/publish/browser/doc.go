// Package browser turns published pages into what a rep gets of them: its tests
// open the pages in a real Chromium, without a network, and use them by
// keyboard, mouse, screen reader, printer and phone. It has no code of its own.
//
// Without a Chromium the tests are skipped. CALLWORTHY_CHROMIUM names one that
// is not in the path, CALLWORTHY_AXE the axe.min.js of axe-core where it is not
// in .ci/node_modules. CALLWORTHY_BROWSER=required makes a skip a failure.
package browser
