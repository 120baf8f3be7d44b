// Package detect turns an Article and the places where it names prospects into
// Events: who did what to whom.
//
//	Article ─prepare→ sentences of tokens, without datelines, brackets, appositions and boilerplate
//	sentence + trigger patterns ─match→ candidates: a rule, the clause's subject, the organisations it acts on
//	candidate ─context→ status (done, planned, rumoured, past), or nothing: denied, asked, somebody's career
//	candidates of one prospect and type ─confidence→ one Event with slots and a verbatim quote
//
// The patterns are data: the YAML files of data/triggers, in the notation of
// [data.ParseFind]. A pattern has three places where a prospect can stand:
//
//   - S, the subject of the pattern's verb. Code finds it: over auxiliaries
//     and "is pleased to announce that it has", over appositions, through "and"
//     to the first verb of the clause, through "we" and "the company" to the
//     organisation the text is about. It also tells an organisation from one of
//     its people ("the chief executive of Acme") and its things ("Acme's shares").
//   - O, the organisations that the pattern names: one, or a list. Names that
//     are no prospect count too, so that nobody inherits another's event.
//   - T, the topic of the sentence, for nouns that have no subject.
//
// Beside the patterns, package wording hears how much each sentence, and the
// text as a whole, is worded like news of each type about the prospect: who does
// what (a verb with its subject, its object and the company's role), and the
// words around. It makes candidates of its own where no pattern fits, and says by
// which words.
//
// Confidence is a small logistic model over what is known of an event: rule,
// place, slots, how often it is said, and what wording says. It means what it says:
// of the events with confidence 0.9, nine in ten are true (the table of
// Result.Print shows it). Both models are learnt from labelled texts, listed in
// labels/README.md, by one command:
//
//	go test ./enrich/detect -run Calibrate -v -calibrate
//
// Detection reads no clock, disk or network.
package detect
