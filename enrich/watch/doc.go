// Package watch compares what a page of a prospect's own site says with what it
// said when it was last read: who leads the company, which posts are open.
//
//	page ─Read→ data.WatchedPage ─Compare→ Change ─Documents→ data.Document: the new lines
//	data.Article of such a document ─Events→ leadership_hire, hiring
//
// It compares meaning, names with titles and names of posts, never markup: a page
// that was designed anew says the same. Where most of what a page said is gone, or
// much more came than went, the page has become another one and is news of nothing.
// A name that is gone is no event either, since no sentence says why: the change
// tells it, so that a rep who has this contact can be warned.
//
// The new lines become a document whose address is that of the page with a text
// fragment, so that a browser shows the line, and what is read from it later needs
// nothing but the document: the same document always gives the same events.
package watch
