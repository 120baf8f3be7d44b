package data

import "strings"

// deals are the types of which two organisations, or more, have each an event of one
// and the same deal: the buyer, what is bought and who sells it.
var deals = map[string]string{
	"acquisition": "ownership", "divestiture": "ownership", "investment": "ownership", "funding": "ownership",
	"contract_win": "order", "supplier_selected": "order", "partnership": "partnership",
}

// SameDeal tells whether two events of one document are of one deal, as its parties
// have them: both are deals of a kind, and one sentence tells them or each is the
// other's counterparty in the sentence that tells it.
func SameDeal(a, b *Event) bool {
	if a.DocumentID == "" || a.DocumentID != b.DocumentID || deals[a.Type] == "" || deals[a.Type] != deals[b.Type] {
		return false
	}
	x, y := a.Evidence, b.Evidence
	if x.Field == y.Field && x.Start < y.End && y.Start < x.End {
		return true
	}
	return namesOther(a, b) && namesOther(b, a)
}

// namesOther tells whether the sentence of b names the counterparty of a.
func namesOther(a, b *Event) bool {
	other := strings.TrimSpace(a.Slots["counterparty"])
	return other != "" && strings.Contains(b.Evidence.Quote, other)
}
