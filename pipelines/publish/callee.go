package publish

// toCall is what follows "Call" in a row's headline: the contact and the company,
// or its switchboard when a story says that the contact has left.
func toCall(r Row) string {
	if !r.ContactLeft {
		return joined(clip(80, r.Contact), clip(120, r.Prospect))
	}
	text := "the switchboard of " + clip(120, r.Prospect)
	if r.NewContact.Name != "" {
		text += " for " + clip(80, r.NewContact.Name)
	}
	return text
}

// callee is person for those who see nothing else before they dial: whoever has
// left is not named as the one to call, and their number is not given.
func callee(r Row) string {
	if r.ContactLeft {
		return askFor(r)
	}
	return person(r)
}

// askFor says whom to ask for in the place of a contact who has left.
func askFor(r Row) string {
	if r.NewContact.Name == "" {
		return "Ask the switchboard who does the work of " + clip(80, r.Contact) + " now"
	}
	return "Ask the switchboard for " + joined(clip(80, r.NewContact.Name), clip(100, r.NewContact.Title)) + ", no longer " + clip(80, r.Contact)
}

// numbered is the number of a row behind a comma, unless it is that of a contact
// who has left.
func numbered(r Row) string {
	if phone := clip(40, r.Phone); phone != "" && !r.ContactLeft {
		return ", " + phone
	}
	return ""
}
