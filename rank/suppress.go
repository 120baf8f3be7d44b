package rank

import (
	"hash/maphash"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"callworthy/data"
)

// ban is what suppressions.csv forbids on the list's day, by kind, each value
// folded as the prospects' are.
type ban struct {
	domains, companies, emails, persons map[string]string // value → the rest of the sentence
	phones                              map[string][]data.Suppression
}

func (w *world) ban() ban {
	b := ban{domains: map[string]string{}, companies: map[string]string{}, emails: map[string]string{},
		persons: map[string]string{}, phones: map[string][]data.Suppression{}}
	for _, s := range w.in.Suppressions {
		if !s.Until.IsZero() && w.date.After(dayOf(s.Until)) {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(s.Kind)) {
		case "domain":
			b.note(b.domains, registrable(s.Value), s)
		case "company":
			b.note(b.companies, foldName(s.Value), s)
		case "email":
			b.note(b.emails, foldEmail(s.Value), s)
		case "person":
			b.note(b.persons, foldName(s.Value), s)
		case "phone":
			tail := phoneTail(phoneDigits(s.Value))
			b.phones[tail] = append(b.phones[tail], s)
		}
	}
	return b
}

// note keeps the smallest sentence, so that the order of the rows is nothing.
func (b ban) note(in map[string]string, key string, s data.Suppression) {
	why := suppressedBy(s)
	if old, ok := in[key]; key != "" && (!ok || why < old) {
		in[key] = why
	}
}

func suppressedBy(s data.Suppression) string {
	why := "Suppressed by " + s.Kind + " " + oneLine(s.Value)
	if !s.Until.IsZero() {
		why += " until " + s.Until.Format("2 January 2006")
	}
	if s.Reason != "" {
		why += ": " + oneLine(s.Reason)
	}
	return strings.TrimRight(why, ".") + "."
}

// matches says which row names the prospect or its contact, or "".
func (w *world) matches(b ban, p *data.Prospect, domain string) string {
	if p.DoNotCall {
		return "do_not_call is set in prospects.csv."
	}
	c := p.Contact
	email := foldEmail(c.Email)
	_, host, _ := strings.Cut(email, "@")
	for _, found := range []string{
		b.domains[domain], lookup(b.domains, host, registrable),
		lookup(b.companies, p.Name, foldName), lookupAny(b.companies, p.Aliases),
		lookup(b.emails, email, foldEmail), lookup(b.persons, c.Name, foldName), w.bannedPhone(b, p),
	} {
		if found != "" {
			return found
		}
	}
	return ""
}

func lookup(in map[string]string, value string, fold func(string) string) string {
	if len(in) == 0 || value == "" {
		return ""
	}
	return in[fold(value)]
}

func lookupAny(in map[string]string, values []string) string {
	for _, v := range values {
		if found := lookup(in, v, foldName); found != "" {
			return found
		}
	}
	return ""
}

func (w *world) bannedPhone(b ban, p *data.Prospect) string {
	if len(b.phones) == 0 || p.Contact.Phone == "" {
		return ""
	}
	why := ""
	for _, s := range b.phones[phoneTail(phoneDigits(p.Contact.Phone))] {
		if samePhone(s.Value, p.Contact.Phone, w.region(p.Country)) {
			if by := suppressedBy(s); why == "" || by < why {
				why = by
			}
		}
	}
	return why
}

// registrable is the domain that somebody registered: "www.acme.co.uk" is
// "acme.co.uk".
func registrable(host string) string {
	host = strings.ToLower(strings.TrimSpace(host))
	if _, after, ok := strings.Cut(host, "//"); ok {
		host = after
	}
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	host = strings.Trim(host, ".@")
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

func foldEmail(s string) string {
	return strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "mailto:")
}

// suppress finds who must not be named: those that match a row, then those that
// share name, domain or contact with one of them, until no more are found.
func (w *world) suppress() {
	w.suppressed, w.hidden, w.domains = make([]string, len(w.prospects)), newNameFinder(), make([]string, len(w.prospects))
	b := w.ban()
	for person := range b.persons {
		w.hidden.add(person)
	}
	var found []int
	for i, p := range w.prospects {
		if p.Domain != "" {
			w.domains[i] = registrable(p.Domain)
		}
		if why := w.matches(b, p, w.domains[i]); why != "" {
			w.suppressed[i] = why
			found = append(found, i)
		}
	}
	if len(found) == 0 {
		return
	}
	kin := w.kinships()
	for len(found) > 0 {
		for _, i := range found {
			w.hide(w.prospects[i])
			kin.ban(w.prospects[i], w.domains[i])
		}
		found = found[:0]
		for i := range w.prospects {
			if w.suppressed[i] == "" && kin.banned(i) {
				w.suppressed[i] = "Shares its name, domain or contact with a suppressed prospect."
				found = append(found, i)
			}
		}
	}
}

// kinships tells who shares a key with somebody banned. Keys are kept as hashes:
// among a hundred thousand prospects, two keys with one hash of 64 bits are not to
// be expected.
type kinships struct {
	seed maphash.Seed
	keys [][]uint64 // of each prospect
	bans map[uint64]bool
}

func (w *world) kinships() *kinships {
	k := &kinships{seed: maphash.MakeSeed(), keys: make([][]uint64, len(w.prospects)), bans: map[uint64]bool{}}
	all := make([]uint64, 0, 3*len(w.prospects))
	for i, p := range w.prospects {
		from := len(all)
		for _, key := range kinKeys(p, w.domains[i]) {
			all = append(all, maphash.String(k.seed, key))
		}
		k.keys[i] = all[from:len(all):len(all)]
	}
	return k
}

func (k *kinships) ban(p *data.Prospect, domain string) {
	for _, key := range append(kinKeys(p, domain), aliasKeys(p)...) {
		k.bans[maphash.String(k.seed, key)] = true
	}
}

func (k *kinships) banned(i int) bool {
	return slices.ContainsFunc(k.keys[i], func(key uint64) bool { return k.bans[key] })
}

func (w *world) hide(p *data.Prospect) {
	w.hidden.add(p.Name)
	w.hidden.add(p.Contact.Name)
	for _, a := range p.Aliases {
		w.hidden.add(a)
	}
}

// kinKeys are what two rows of one company or contact share.
func kinKeys(p *data.Prospect, domain string) []string {
	keys := make([]string, 0, 3)
	if n := foldName(p.Name); n != "" {
		keys = append(keys, "name "+n)
	}
	if domain != "" {
		keys = append(keys, "domain "+domain)
	}
	if n := foldName(p.Contact.Name); n != "" {
		keys = append(keys, "contact "+n)
	}
	return keys
}

// aliasKeys are the names under which a suppressed prospect may stand in another
// row.
func aliasKeys(p *data.Prospect) []string {
	var keys []string
	for _, a := range p.Aliases {
		if n := foldName(a); n != "" {
			keys = append(keys, "name "+n)
		}
	}
	return keys
}

// names tells whether a text of the prospect's row names somebody suppressed.
func (w *world) names(own *nameFinder, text string) bool { return w.hidden.in(text, own, false) }

// unless is the text, or "" when it names somebody suppressed.
func (w *world) unless(own *nameFinder, text string) string {
	if w.names(own, text) {
		return ""
	}
	return text
}

// ownNames finds the prospect's own names, which its row may hold.
func (w *world) ownNames(p *data.Prospect) *nameFinder {
	if w.hidden.empty() {
		return nil
	}
	own := &nameFinder{later: append(make([]string, 0, 1+len(p.Aliases)), p.Name)}
	for _, a := range p.Aliases {
		if !w.hidden.seen[foldName(a)] {
			own.later = append(own.later, a)
		}
	}
	return own
}
