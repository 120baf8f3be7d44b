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
// Confidence is a small logistic model over what is known of an event (rule,
// place, words around, how often it is said). Its weights are a text file,
// learned from labelled articles and the triggers' examples by a command in
// confidence.go. Detection reads no clock, disk or network.
package detect
