package rank

import (
	"time"

	"callworthy/data"
)

// asker is somebody who asked not to be called, as a prospect's row or a call
// tells of them.
type asker struct {
	at     time.Time
	phone  string
	region string
}

// askers are the wishes not to be called, by all that tells the asker.
type askers struct {
	keys   map[string]time.Time // company, contact, mail, domain → the earliest wish
	phones map[string][]asker   // by the last digits
	common map[string]bool      // contacts' names that too many rows share
}

// commonName is how many rows may share a contact's name before it says nothing
// about who it is.
const commonName = 3

// askersOf gathers the wishes. Such a wish holds for every row with the same
// contact, number, address, company or domain: people do not ask a row. (A name
// that many rows share is no contact's own.)
func (w *world) askersOf(in Input) askers {
	a := askers{keys: map[string]time.Time{}, phones: map[string][]asker{}}
	known := map[string]bool{}
	for i, p := range w.prospects {
		for _, t := range w.hist[i].touches {
			if t.Outcome == data.TouchDoNotCall {
				known[p.ID] = true
				w.noteAsker(&a, i, t)
			}
		}
	}
	for i := range in.Touches { // rows that are gone, or have another id now
		t := &in.Touches[i]
		if t.Outcome == data.TouchDoNotCall && !known[t.ProspectID] && t.ContactName != "" {
			a.note("contact "+foldName(t.ContactName), t.At)
		}
	}
	if len(a.keys) > 0 {
		a.common = w.commonNames()
	}
	return a
}

// commonNames are the folded names of contacts in more than a few rows.
func (w *world) commonNames() map[string]bool {
	rows, common := map[string]int{}, map[string]bool{}
	for _, p := range w.prospects {
		if name := foldName(p.Contact.Name); name != "" {
			if rows[name]++; rows[name] > commonName {
				common["contact "+name] = true
			}
		}
	}
	return common
}

func (w *world) noteAsker(a *askers, i int, t *data.Touch) {
	p := w.prospects[i]
	keys, asked := twinKeys(p, w.domains[i]), w.hist[i].withContact(t)
	if !asked { // somebody before the present contact: the company alone is known
		keys = kinKeys(&data.Prospect{Name: p.Name, Contact: data.Contact{Name: t.ContactName}}, w.domains[i])
	}
	for _, key := range keys {
		a.note(key, t.At)
	}
	if tail := phoneTail(phoneDigits(p.Contact.Phone)); asked && tail != "" {
		a.phones[tail] = append(a.phones[tail], asker{t.At, p.Contact.Phone, w.region(p.Country)})
	}
}

func (a *askers) note(key string, at time.Time) {
	if old, ok := a.keys[key]; !ok || at.Before(old) {
		a.keys[key] = at
	}
}

func twinKeys(p *data.Prospect, domain string) []string {
	keys := kinKeys(p, domain)
	if mail := foldEmail(p.Contact.Email); mail != "" {
		keys = append(keys, "mail "+mail)
	}
	return keys
}

// twinStopped says that somebody behind another row asked not to be called, or "".
func (w *world) twinStopped(i int) string {
	p := w.prospects[i]
	a := w.asked
	if len(a.keys) == 0 {
		return ""
	}
	var first time.Time
	note := func(at time.Time) {
		if first.IsZero() || at.Before(first) {
			first = at
		}
	}
	for _, key := range twinKeys(p, w.domains[i]) {
		if at, ok := a.keys[key]; ok && !a.common[key] {
			note(at)
		}
	}
	for _, s := range a.phones[phoneTail(phoneDigits(p.Contact.Phone))] {
		if samePhone(s.phone, p.Contact.Phone, w.region(p.Country)) || samePhone(s.phone, p.Contact.Phone, s.region) {
			note(s.at)
		}
	}
	if first.IsZero() {
		return ""
	}
	return "Asked on " + spoken(dayOf(first), w.date) + " not to be called, through another row of the same company, contact, number or address."
}
