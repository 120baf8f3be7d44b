package detect

import "slices"

// sale is what a sentence tells of a seller, a thing and a buyer: "A sold B to C",
// "A completed the sale of its B business in Leeds to C".
type sale struct {
	thing int  // token of the organisation that is sold; -1 when a part or a thing without a name is
	buyer span // tokens of who buys
}

var (
	sells     = forms("sell~ divest~ offload~")
	saleNouns = set("sale divestiture divestment disposal")
)

// widestSale is how many words may stand between the verb and the buyer.
const widestSale = 16

// saleIn finds the first sale of the sentence that names its buyer behind "to".
func (r *reader) saleIn(s *sentence) (sale, bool) {
	for i, t := range s.toks {
		if t.kind == org || !sells[t.low] && !(saleNouns[t.low] && i+1 < len(s.toks) && s.toks[i+1].low == "of") {
			continue
		}
		if d, ok := r.soldTo(s, i); ok {
			return d, true
		}
	}
	return sale{}, false
}

// soldTo reads on from the verb to the buyer.
func (r *reader) soldTo(s *sentence, verb int) (sale, bool) {
	d := sale{thing: -1}
	for k := verb - 1; k >= 0 && d.thing < 0 && passive(s, verb); k-- {
		if s.toks[k].kind == org {
			d.thing = k // "B was sold by A to C"
		}
	}
	for j := verb + 1; j < min(verb+widestSale, len(s.toks)); j++ {
		t := s.toks[j]
		switch {
		case t.low == ";" || clauseBreaks[t.low]:
			return d, false
		case t.kind == org && d.thing < 0 && !passive(s, verb) && s.toks[j-1].low != "in":
			d.thing = j
		case t.low == "to" && j > verb+1:
			d.buyer = buyerFrom(s, j+1)
			return d, d.buyer.end > 0
		}
	}
	return d, false
}

// buyerFrom is the name of who buys behind "to": an organisation, or capitals, with
// at most four small words before it ("to the investor Moss Board").
func buyerFrom(s *sentence, from int) span {
	for k := from; k < min(from+5, len(s.toks)); k++ {
		t := s.toks[k]
		switch {
		case t.kind == org:
			return span{k, k + 1}
		case t.kind != word || prepositions[t.low] || sayNothing(t.low):
			return span{}
		case t.cap && !s.headline && !determiners[t.low]:
			end := k + 1
			for end < len(s.toks) && s.toks[end].kind == word && s.toks[end].cap {
				end++
			}
			return span{k, end}
		}
	}
	return span{}
}

// sellerBought tells whether a pattern takes the seller of a sale for what is bought:
// in "A sold B to C" nobody bought A.
func (r *reader) sellerBought(s *sentence, p *pattern, m match) bool {
	if p.trigger.ID != "acquisition" || p.gives["S"] != "target" || !sells[s.toks[m.anchor].low] || passive(s, m.anchor) {
		return false
	}
	d, ok := r.soldTo(s, m.anchor)
	return ok && d.thing >= 0
}

// sellerBuys tells whether a pattern takes the seller for who buys: "B sold by A".
func sellerBuys(s *sentence, p *pattern, m match) bool {
	by := m.objectText.start - 1
	return p.trigger.ID == "acquisition" && p.gives["O"] == "acquirer" && m.hasObject && by > 0 && s.toks[by].low == "by" &&
		slices.ContainsFunc(s.toks[max(0, by-3):by], func(t token) bool { return sells[t.low] })
}

// onlySells tells whether a sentence tells of a prospect nothing but that it sold
// another organisation, or part of it, to a third.
func (r *reader) onlySells(s *sentence, prospect string) bool {
	d, ok := r.saleIn(s)
	return ok && d.thing >= 0 && s.toks[d.thing].prospect != prospect && s.toks[d.buyer.start].prospect != prospect
}

// saleSides keeps the other side of a sale: for its seller and for what is sold the
// buyer, for the buyer what is sold. done tells that no other counts.
func (r *reader) saleSides(out map[string]string, k key, c *candidate) (done bool) {
	if k.typ != "divestiture" && k.typ != "acquisition" {
		return false
	}
	d, ok := r.saleIn(c.s)
	if !ok {
		return false
	}
	bought := k.typ == "acquisition" && d.thing >= 0
	switch named := func(i int) bool { return i >= 0 && c.s.toks[i].kind == org && c.s.toks[i].prospect == k.prospect }; {
	case bought && named(d.buyer.start) && c.role != "target":
		r.keep(out, c, "counterparty", d.thing, d.thing+1)
		return true
	case bought && named(d.thing) && c.role != "acquirer":
		r.keep(out, c, "counterparty", d.buyer.start, d.buyer.end)
		return true
	case k.typ == "divestiture" && !named(d.buyer.start) && !named(d.thing) && c.place != "O":
		r.keep(out, c, "counterparty", d.buyer.start, d.buyer.end)
	}
	return false
}
