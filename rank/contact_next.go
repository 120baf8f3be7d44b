package rank

import "callworthy/data"

// insteadOf adds to why the contact is not to be called who holds the role now
// according to a story, with its quote and place.
func (w *world) insteadOf(p *data.Prospect, why string) string {
	_, holder := w.contactNews(p)
	if holder.Name == "" {
		return why
	}
	said := oneLine(holder.Name) + " is " + oneLine(holder.Title) + ", a story says: “" + clip(oneLine(holder.Evidence), 200) + "” (" + oneLine(holder.URL) + ")."
	if w.names(w.ownNames(p), said) {
		return why
	}
	return why + " " + said
}
