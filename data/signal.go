package data

// Relation is what the organisation in the news is to the prospect.
type Relation string

// The relations.
const (
	RelationCompetitor Relation = "competitor" // named in `competitors`
	RelationCustomer   Relation = "customer"   // named in `customers`
	RelationRegulator  Relation = "regulator"  // named in `regulators`: it makes or changes a rule
	RelationIndustry   Relation = "industry"   // news of the prospect's field that is nobody's own
	RelationNeed       Relation = "need"       // somebody asks for what the prospect sells
)

// Signal is news that concerns a prospect without being its own: a dated fact
// about somebody else, proved by a quote. There is one for each document,
// prospect, relation, organisation and type. Signals are never events of the
// prospect.
//
// Event.ProspectID is the prospect whom it concerns; Status, Slots, Evidence and
// Role say what happened to About. Event.Type is the trigger whose weight and
// half-life hold: of a competitor's or customer's news its own type; of a rule
// "regulatory", with the slot "rule" ("proposes new rules on late fees"); of a need "rfp" when bids
// are asked for or a supplier is sought, "expansion" when something is planned
// or built. Event.StoryID is assigned among the signals of one relation, party
// and type: one happening has one id, whomever it concerns.
type Signal struct {
	Event
	Relation Relation
	About    string // the organisation that the news is of: as prospects.csv writes a competitor, as the text writes one in need
	Term     string // entry of prospects.csv that ties it to the prospect: of `competitors`, `customers`, `regulators`, `sells` or `keywords`
	Party    string // folded name of About: the same for every way of writing it
	// AboutProspect is the id of the prospect that About is; empty when it is none.
	AboutProspect string
}

// PartyPrefix begins the ids of organisations that are no prospects. No id of
// prospects.csv holds a control character.
const PartyPrefix = "\x01rival "

// SignalID is the identity of a signal.
func SignalID(documentID, prospectID string, relation Relation, party, eventType string) string {
	return shortHash("signal", documentID, prospectID, string(relation), party, eventType)
}
