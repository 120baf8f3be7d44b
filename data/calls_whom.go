package data

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Whom tells how a row that names no known company found its prospect.
type Whom struct {
	Line       int
	Called     string // the company as the file writes it; may be empty
	ProspectID string
	By         string // the contact or address that is known there
}

// whom is what a row says of the company and the person that were tried.
type whom struct {
	names          []string // of the company, the surest first
	contact, email string
}

// namesCompany tells whether the row says which company it was.
func (w whom) namesCompany() bool {
	return slices.ContainsFunc(w.names, func(n string) bool { return strings.TrimSpace(n) != "" })
}

// contactForm is a person with an address or an id in brackets: "Jo Doe (jo@x.example)".
var contactForm = regexp.MustCompile(`^(.*?)\s*[(<]([^()<>]*)[)>]$`)

// person parts what a program writes of a contact into name and address.
func person(written, email string) (name, address string) {
	name = written
	if m := contactForm.FindStringSubmatch(written); m != nil && (isDigits(m[2]) || strings.Contains(m[2], "@")) {
		if name = m[1]; strings.Contains(m[2], "@") {
			email = m[2]
		}
	}
	if email == "" && strings.Contains(name, "@") {
		email = name
	}
	return name, strings.ToLower(strings.TrimSpace(email))
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// peopleIndex finds prospects by those who work there.
type peopleIndex struct {
	email, name, domain map[string][]string // → prospect ids
	contacts            map[string]Contact  // prospect id →
}

func newPeopleIndex(prospects []Prospect) *peopleIndex {
	x := &peopleIndex{map[string][]string{}, map[string][]string{}, map[string][]string{}, map[string]Contact{}}
	add := func(m map[string][]string, key, id string) {
		if key != "" && !slices.Contains(m[key], id) {
			m[key] = append(m[key], id)
		}
	}
	for _, p := range prospects {
		add(x.email, strings.ToLower(strings.TrimSpace(p.Contact.Email)), p.ID)
		add(x.name, foldLetters(p.Contact.Name), p.ID)
		add(x.domain, p.Domain, p.ID)
		x.contacts[p.ID] = p.Contact
	}
	return x
}

// at are the prospects where the person is known: by address, else by name where
// the row names no company (two firms may have a Max Moe, and one of them must not
// be stopped for the other), else by the domain of the address; and what showed it.
// Within are the prospects that share the company's name, if any do.
func (x *peopleIndex) at(w whom, within []string) (ids []string, by string) {
	if ids := x.email[w.email]; w.email != "" && len(ids) > 0 {
		return ids, w.email
	}
	byName := len(within) > 0 || !w.namesCompany()
	if ids := x.name[foldLetters(w.contact)]; byName && len(ids) > 0 && strings.Contains(w.contact, " ") {
		return ids, w.contact
	}
	if _, host, ok := strings.Cut(w.email, "@"); ok {
		if domain, err := normalDomain(host); err == nil && domain != "" {
			return x.domain[domain], w.email
		}
	}
	return nil, ""
}

// whose returns the prospects that a row may mean. One that several companies
// answer to is told apart by the person; one that no company answers to is found by
// the person's address, and by the name alone where no company is named.
func (im *importer) whose(w whom) (ids []string, by string) {
	for _, name := range w.names {
		for part := range strings.SplitSeq(name, ";") {
			for _, id := range im.finder.find(oneLine(part)) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
		if len(ids) == 1 {
			return ids, ""
		}
	}
	if im.people == nil {
		im.people = newPeopleIndex(im.Prospects)
	}
	known, by := im.people.at(w, ids)
	if len(ids) == 0 {
		return known, by
	}
	both := slices.DeleteFunc(slices.Clone(known), func(id string) bool { return !slices.Contains(ids, id) })
	if len(both) > 0 {
		return both, by
	}
	return ids, ""
}

// keep puts a touch with those of its prospect, or aside. A row that names no
// company, and whose person is not known at one prospect, cannot be kept aside.
func (im *importer) keep(t Touch, w whom) error {
	called := ""
	for _, name := range w.names {
		if name != "" {
			called = name
		}
	}
	ids, by := im.whose(w)
	if len(ids) == 1 {
		t.ProspectID = ids[0]
		if t.ContactName == "" && w.email != "" && strings.EqualFold(im.contact(ids[0]).Email, w.email) {
			t.ContactName = im.contact(ids[0]).Name
		}
		if by != "" {
			im.byPerson = append(im.byPerson, Whom{Line: t.Line, Called: called, ProspectID: ids[0], By: by})
		}
		im.touches = append(im.touches, tidied(t))
		return nil
	}
	switch {
	case len(ids) > 1 && by != "":
		return fmt.Errorf("%q is known at %d prospects (%s): write the company that is meant", short(by), len(ids), short(strings.Join(ids, ", ")))
	case called == "":
		return fmt.Errorf("the row names no company, and nobody who is known at one")
	}
	t.ProspectID = called
	im.unknown[called] = append(im.unknown[called], t.Line)
	im.strange = append(im.strange, tidied(t))
	return nil
}

func (im *importer) contact(id string) Contact {
	if im.people == nil {
		im.people = newPeopleIndex(im.Prospects)
	}
	return im.people.contacts[id]
}
