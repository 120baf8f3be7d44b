package rank

import (
	"slices"
	"strings"

	"callworthy/data"
)

// pieceRules is a piece of content with whom it is for, folded for comparison.
type pieceRules struct {
	piece      data.Content
	id         string // of its address, for reason ids
	industries []string
	keywords   []string
}

func pieceRulesOf(content []data.Content) []pieceRules {
	out := make([]pieceRules, len(content))
	for i, c := range content {
		out[i] = pieceRules{piece: c, id: data.Fingerprint(c.URL)[:8], industries: foldAll(c.For.Industries, foldWords), keywords: foldAll(c.For.Keywords, foldWords)}
	}
	return out
}

// contentMark stands in the reason id of a piece, between story and piece. It
// is no angle: letters of angles stand alone or before a number.
const contentMark = ":content-"

// pieceFor is the first piece of the story's offer that fits what happened and
// that the contact has not had; nil when there is none.
func (w *world) pieceFor(c *candidate, s *story) *pieceRules {
	if s.fit.rules == nil {
		return nil
	}
	for i := range s.fit.rules.pieces {
		r := &s.fit.rules.pieces[i]
		if w.pieceFits(c.prospect, s, r) && !c.history.had(r.id) && !w.names(s.own, r.piece.Title) && !w.hidden.in(r.piece.URL, s.own, true) {
			return r
		}
	}
	return nil
}

// pieceFits tells whether a piece is for such news of such a company. What is
// not known fits nothing: a piece that misses is worse than none.
func (w *world) pieceFits(p *data.Prospect, s *story, r *pieceRules) bool {
	if !slices.Contains(r.piece.For.Types, s.lead.Type) {
		return false
	}
	k := w.knowledgeOf(p)
	if len(r.industries) > 0 && !anyShared(w.industry(k.industry.text), r.industries) {
		return false
	}
	return len(r.keywords) == 0 || firstIn(k.listed+k.said+foldWords(s.lead.Evidence.Quote)+foldWords(s.lead.Title), r.keywords) >= 0
}

// had tells whether the contact has a piece from us already.
func (h history) had(id string) bool {
	return slices.ContainsFunc(h.touches, func(t *data.Touch) bool {
		return strings.HasSuffix(t.ReasonID, contentMark+id) && (leftWord(t) || answered(t)) && h.withContact(t)
	})
}

// gavePiece tells whether the contact had any piece for the story: a story gives one.
func (h history) gavePiece(story string) bool {
	return slices.ContainsFunc(h.touches, func(t *data.Touch) bool {
		return strings.HasPrefix(t.ReasonID, story+contentMark) && (leftWord(t) || answered(t)) && h.withContact(t)
	})
}

// pieceAfter is the piece that makes a told story a reason once more, or nil. A
// story that the rep or the contact thought little of gives none.
func (w *world) pieceAfter(c *candidate, s *story, l ledger) *pieceRules {
	if l.disliked || c.history.gavePiece(s.id) {
		return nil
	}
	return w.pieceFor(c, s)
}
