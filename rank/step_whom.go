package rank

import (
	"slices"
	"strings"

	"callworthy/data"
)

// toPromisee is the candidate as the person sees it whom its step was agreed with: when
// that is not the list's contact, they are greeted, and the contact's number, address
// and talks are not taken for theirs. A number without a name in the list is the
// company's, and stays.
func toPromisee(c *candidate) *candidate {
	if c.step == nil || ofContact(c.step.ContactName, c.prospect.Contact) {
		return c
	}
	p := *c.prospect
	p.Contact = data.Contact{Name: oneLine(c.step.ContactName), Verified: dayOf(c.step.At)}
	if c.prospect.Contact.Name == "" {
		p.Contact.Phone = c.prospect.Contact.Phone
	}
	to := *c
	to.prospect, to.history.contact, to.history.folded = &p, &p.Contact, foldName(p.Contact.Name)
	return &to
}

// ofContact tells whether a name that was logged is the contact's, or no other
// person's: a part of the contact's name, an address, nothing.
func ofContact(logged string, contact data.Contact) bool {
	words, names := personWords(logged), personWords(contact.Name)
	if len(words) == 0 || strings.Contains(logged, "@") || samePerson(logged, contact.Name) {
		return true
	}
	return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(names, w) })
}

// noteOfPromisee says whose the list's number and address are when a step is with
// somebody else.
func noteOfPromisee(listed *data.Prospect, promisee string) string {
	name := oneLine(listed.Contact.Name)
	if name == "" {
		return ""
	}
	note := "The step is with " + oneLine(promisee) + ". The list has " + name
	switch {
	case listed.Contact.Phone != "" && listed.Contact.Email != "":
		note += ", whose number and e-mail address it gives"
	case listed.Contact.Phone != "":
		note += ", whose number it gives"
	case listed.Contact.Email != "":
		note += ", whose e-mail address it gives"
	}
	return clip(note+".", maxLineRunes)
}

// overtaken tells whether a later touch says that a step's person has left or is the
// wrong one.
func overtaken(step, later *data.Touch) bool {
	gone := later.Outcome == data.TouchLeftCompany || later.Outcome == data.TouchWrongPerson
	return gone && step.ContactName != "" && samePerson(step.ContactName, later.ContactName)
}
