package data

// Letter is one morning's calls as a message tells them: in few words, cleaned of
// what could mislead, each text on one line, and nobody named who is suppressed.
type Letter struct {
	ListDate string       // 2006-01-02
	Rep      string       // id of whose calls they are; empty for the calls of all
	Name     string       // of the rep
	Subject  string       // at most 150 characters
	Opening  string       // one sentence: how many calls, or why there are none
	Degraded []string     // why the list may be incomplete; empty when all went well
	Calls    []LetterCall // in the order of the list
	Held     string       // "Held back, of all reps: 12 (nothing happened 9, …)."; empty for nobody
	Attached string       // one sentence about the page that goes along; empty without it
	Page     string       // file name of the page with all of it
	Text     string       // the whole as plain text
	HTML     string       // the whole as one HTML page without a request to anywhere
}

// LetterCall is one call of a Letter.
type LetterCall struct {
	Rep      string // name of the rep, where the letter holds the calls of several
	Rank     int
	Prospect string
	Reason   string // the one sentence
	Mark     string // what must not be overlooked: "rumour, not confirmed"; may be empty
	When     string // "09:30–11:00 Chicago time (your 16:30–18:00)"
	Who      string // contact and title, or whom to ask for in their place; may be empty
	Phone    string // as the list has it; empty too when it is that of somebody who has left
	Dial     string // what follows "tel:"; may be empty
	Note     string // what a story says of the contact: has left, another role; may be empty
	Tact     string // what not to say; may be empty
}
