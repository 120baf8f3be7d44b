package detect

// topic is the prospect that a sentence is about, when no verb says so.
type topic struct {
	prospect string
	how      string // first, inside, issuer, nearby
	sure     float64
	at       int
}

// topicOf finds the topic of the sentence for a match: its first organisation
// that no preposition stands before, else what "we" or "the company" means,
// else the issuer when the sentence stands early.
func (r *reader) topicOf(s *sentence, m match) topic {
	for i, t := range s.toks {
		if t.kind == org && (i == 0 || !prepositions[s.toks[i-1].low] || s.toks[i-1].low == "at" && i == 1) && !m.names(t.prospect) {
			if i < m.anchor {
				return topic{t.prospect, "first", 0.85, i}
			}
			return topic{t.prospect, "inside", 0.7, i}
		}
	}
	meant, sure := r.meant(s)
	if meant == "" {
		return r.onlyOne(s, m)
	}
	for i, t := range s.toks {
		if pronouns[t.low] && !t.quoted || t.low == "our" || t.low == "its" || standIns[t.low] && i > 0 && s.toks[i-1].low == "the" {
			return topic{meant, "issuer", sure - 0.05, i}
		}
	}
	if s.orgs == 0 && meant == r.art.issuer && !s.opens.named {
		return topic{meant, "nearby", sure - 0.2, m.anchor}
	}
	return r.onlyOne(s, m)
}

// onlyOne is the single organisation of a sentence, wherever it stands.
func (r *reader) onlyOne(s *sentence, m match) topic {
	if s.orgs != 1 {
		return topic{}
	}
	for i, t := range s.toks {
		if t.kind == org {
			return topic{t.prospect, "inside", 0.6, i}
		}
	}
	return topic{}
}
