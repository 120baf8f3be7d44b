package rank

import (
	"slices"
	"strings"
	"unicode/utf8"

	"callworthy/data"
)

// contactDays is how long news of who left counts: after a year somebody would
// have noticed.
const contactDays = 365

// personWords are the words of a person's name that tell who it is: without
// titles and initials.
func personWords(name string) []string {
	return slices.DeleteFunc(nameWords(name), func(s string) bool {
		switch s {
		case "mr", "mrs", "ms", "dr", "prof", "sir", "dame", "ing", "phd", "mba", "jr", "sr":
			return true
		}
		return len(s) == 1
	})
}

// samePerson tells whether two names are one person's, also where one of them is
// almost spelt as the other.
func samePerson(a, b string) bool {
	x, y := personWords(a), personWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return len(x) > 1 && slices.Equal(x, y) || foldName(a) == foldName(b) || almostSpelt(withoutInitials(a), withoutInitials(b))
}

// withoutInitials are the folded words of a person's name as written, without titles
// and initials.
func withoutInitials(name string) []string {
	return slices.DeleteFunc(foldedAll(writtenWords(name)), func(w string) bool { return len(personWords(w)) == 0 })
}

// greeted is whom the lines about an event speak to: where it writes the name almost
// as the list does, as it writes it, so that nobody is two people in one breath.
func (w *world) greeted(p *data.Prospect, s *story, e *data.Event) string {
	name, person := w.toldTo(p), e.Slots["person"]
	if s.signalOf(e) != nil || !samePerson(person, name) || !properWords(strings.Fields(person)) ||
		len(personWords(person)) != len(personWords(name)) || slices.Equal(personWords(person), personWords(name)) {
		return name
	}
	return oneLine(person)
}

// shortTitles spell out what business cards shorten.
var shortTitles = map[string]string{
	"vp": "vice president", "svp": "senior vice president", "evp": "executive vice president", "ceo": "chief executive", "cfo": "chief financial",
	"coo": "chief operating", "cto": "chief technology", "cio": "chief information", "cmo": "chief marketing", "cro": "chief revenue",
	"ciso": "chief information security", "chro": "chief human resources", "cpo": "chief product", "md": "managing director", "gm": "general manager",
	"hr": "human resources", "it": "information technology", "mgr": "manager", "dir": "director", "ops": "operations",
}

// idleTitleWords say nothing about which role it is.
var idleTitleWords = map[string]bool{
	"of": true, "the": true, "and": true, "for": true, "new": true, "its": true, "as": true, "officer": true, "group": true, "global": true,
	"interim": true, "acting": true, "a": true, "an": true, "s": true,
}

// roleOf is a title as the sorted words that tell the role.
func roleOf(title string) []string {
	var out []string
	for _, word := range nameWords(strings.NewReplacer(",", " ", "-", " ").Replace(title)) {
		if long, ok := shortTitles[word]; ok {
			word = long
		}
		for _, w := range strings.Fields(word) {
			if !idleTitleWords[w] {
				out = append(out, w)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sameRole tells whether two titles are one role.
func sameRole(a, b string) bool {
	x := roleOf(a)
	return len(x) > 0 && slices.Equal(x, roleOf(b))
}

// withinRole tells whether one of two titles says no more than the other: "director" and
// "plant director".
func withinRole(a, b string) bool {
	x, y := roleOf(a), roleOf(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) > 0 && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// people are the events that tell who holds which role at the prospect, the
// latest first, and from after the contact was last verified.
func (w *world) people(p *data.Prospect) []*data.Event {
	i, found := w.indexOf(p.ID)
	if !found {
		return nil
	}
	own := w.ownNames(p)
	var out []*data.Event
	for _, e := range w.events.of(i) {
		day := dayOf(e.Day())
		age := daysBetween(day, w.date)
		switch {
		case e.Type != "leadership_departure" && e.Type != "leadership_hire", strings.TrimSpace(e.Slots["person"]) == "" && goneBy(p, e) == "":
		case !w.flags(p, e) || e.Status == data.StatusPast || strings.TrimSpace(e.Evidence.Quote) == "":
		case w.homework.rejected[storyID(e)] != "" || w.namesHidden(own, e):
		case day.IsZero() || age < -futureDays || age > contactDays || !day.After(dayOf(p.Contact.Verified)):
		default:
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *data.Event) int {
		if c := dayOf(b.Day()).Compare(dayOf(a.Day())); c != 0 {
			return c
		}
		return compareEvents(a, b)
	})
	return out
}

// departure is the latest news that the contact leaves, or nil. A later hire of
// the same person takes it back.
func departure(p *data.Prospect, people []*data.Event) *data.Event {
	for _, e := range people {
		switch {
		case goneBy(p, e) != "":
			return e
		case samePerson(e.Slots["person"], p.Contact.Name) && e.Listable:
			return nil
		}
	}
	return nil
}

// contactGone tells whether a story says that the contact has left: then no line
// greets them.
func (w *world) contactGone(p *data.Prospect) bool {
	if p.Contact.Name == "" {
		return false
	}
	e := departure(p, w.people(p))
	return e != nil && goneBy(p, e) == data.StatusDone
}

// toldTo is whom the lines of a row speak to: the contact, or, when a story says
// that they have left, who holds the role now; "" when nobody knows.
func (w *world) toldTo(p *data.Prospect) string {
	if !w.contactGone(p) {
		return p.Contact.Name
	}
	_, holder := w.contactNews(p)
	return holder.Name
}

// mailbox is the contact's address; none when they have left: nobody writes to
// them what is meant for whoever came after.
func (w *world) mailbox(p *data.Prospect) string {
	if w.contactGone(p) {
		return ""
	}
	return p.Contact.Email
}

// askFor says whose the number and address of the list are when the contact has
// left, and whom to ask for in their place.
func askFor(p *data.Prospect, holder string) string {
	name, ask := oneLine(p.Contact.Name), "ask the switchboard for "+oneLine(holder)
	if holder == "" {
		ask = "ask the switchboard who does the work now"
	}
	switch {
	case p.Contact.Phone != "" && p.Contact.Email != "":
		return " The number and the e-mail address in the list are those of " + name + ": " + ask + "."
	case p.Contact.Phone != "":
		return " The number in the list is that of " + name + ": " + ask + "."
	case p.Contact.Email != "":
		return " The e-mail address in the list is that of " + name + ": " + ask + "."
	}
	return " " + titled(ask) + "."
}

// contactNews says what stories tell of the contact, and who holds the role now.
func (w *world) contactNews(p *data.Prospect) (note string, holder data.NewContact) {
	people := w.people(p)
	if p.Contact.Name == "" && p.Contact.Title == "" {
		return "", holder
	}
	gone, name := departure(p, people), oneLine(p.Contact.Name)
	role := p.Contact.Title
	if gone != nil {
		if note = w.cited(gone, name+" "+leaves(p, gone)); goneBy(p, gone) != data.StatusDone {
			note += " Ask who does the work from now on."
		}
		if strings.TrimSpace(role) == "" && samePerson(gone.Slots["person"], p.Contact.Name) {
			role = gone.Slots["title"]
		}
	}
	for _, e := range people {
		person, title := oneLine(e.Slots["person"]), fullTitle(p, e)
		same := samePerson(person, p.Contact.Name)
		switch {
		case e.Type != "leadership_hire" || !e.Listable || title == "" || e.Status == data.StatusRumoured:
		case same && gone == nil && note == "" && p.Contact.Title != "" && !sameRole(title, p.Contact.Title):
			note = w.cited(e, name+" has another role: "+title) + " The list has " + oneLine(p.Contact.Title) + "."
		case !same && (sameRole(title, role) || e == gone && withinRole(title, role)) && holder.Name == "":
			holder = data.NewContact{Name: person, Title: title, Evidence: e.Evidence.Quote, URL: e.URL}
			if gone == nil && note == "" && name != "" {
				note = w.cited(e, person+" is "+title) + " Ask whether " + name + " is still the one to talk to."
			}
		}
	}
	if note == "" {
		note = w.noLongerNamed(p)
	}
	if gone != nil && goneBy(p, gone) == data.StatusDone {
		ask := askFor(p, holder.Name)
		note = clip(note, maxLineRunes-utf8.RuneCountInString(ask)) + ask
	}
	if w.names(w.ownNames(p), note) {
		note = ""
	}
	return clip(note, maxLineRunes), holder
}

// leaves is what a departure says, as sure as it is.
func leaves(p *data.Prospect, e *data.Event) string {
	aside := goneBy(p, e)
	switch {
	case samePerson(e.Slots["person"], p.Contact.Name) && mourns(p, e):
		return "has died"
	case e.Type == "leadership_hire" && aside == data.StatusDone:
		return "holds the role no longer"
	case e.Type == "leadership_hire" && aside == data.StatusPlanned:
		return "is going to have a successor"
	case e.Status == data.StatusRumoured:
		return "is said to be leaving"
	case e.Status == data.StatusPlanned:
		return "is going to leave"
	}
	return "has left"
}

// mourns tells whether news tells of a death. A company may be called as it likes.
func mourns(p *data.Prospect, e *data.Event) bool {
	for _, text := range []string{e.Evidence.Quote, e.Title} {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if name = strings.TrimSpace(name); name != "" {
				text = strings.ReplaceAll(text, name, "they")
			}
		}
		if data.Mourns(text) != "" {
			return true
		}
	}
	return false
}

// cited is a statement with its source and quote.
func (w *world) cited(e *data.Event, statement string) string {
	day := dayOf(e.PublishedAt)
	if day.IsZero() {
		day = dayOf(e.Day())
	}
	return "According to " + outletOf(e) + " of " + spoken(day, w.date) + ", " + statement + ": “" + clip(oneLine(e.Evidence.Quote), 200) + "”."
}
