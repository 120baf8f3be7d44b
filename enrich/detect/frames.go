package detect

import "callworthy/enrich/detect/wording"

// frame is who does what in a clause: the verb of some pattern, its subject and
// what stands behind it.
type frame struct {
	verb    string
	at      int // token of the verb
	sub     subject
	passive bool
	denied  bool
	planned bool
	object  string // head of the noun phrase behind the verb; "" when a preposition follows at once
	behind  []part // organisations behind the verb, with the preposition before each
}

// part is an organisation with its relation to a verb.
type part struct {
	prospect, relation string
}

// reach is how many tokens behind a verb still belong to it.
const reach = 14

// framesOf finds the verbs of a sentence that patterns know, with their subjects.
func (r *reader) framesOf(s *sentence) []frame {
	var out []frame
	for i, t := range s.toks {
		if t.kind != word || !r.d.actions[t.low] || auxiliaries[t.low] || announcing[t.low] || prepositions[t.low] {
			continue
		}
		f := frame{verb: wording.Stem(t.low), at: i, passive: passive(s, i)}
		var c chain
		f.sub, c = r.subjectOf(s, i, 0)
		f.denied, f.planned = c.denied, c.planned || c.infinitive
		f.object, f.behind = r.behind(s, i)
		if len(f.sub.prospects) > 0 || len(f.behind) > 0 || f.object != "" {
			out = append(out, f)
		}
	}
	return out
}

// behind reads what follows the verb at i: the head of its object, and the
// organisations up to the next verb or clause.
func (r *reader) behind(s *sentence, i int) (object string, orgs []part) {
	relation, open := "", true
	for k := i + 1; k < len(s.toks) && k-i <= reach; k++ {
		t := s.toks[k]
		switch {
		case t.low == ";" || t.low == ":" || clauseBreaks[t.low] || auxiliaries[t.low] && !s.headline, t.kind == word && r.d.finite(t.low) && !(t.cap && s.headline):
			return object, orgs
		case t.kind == org:
			if open && object == "" {
				object = wording.Other
			}
			orgs = append(orgs, part{t.prospect, relation})
		case prepositions[t.low]:
			relation, open = t.low, false
		case t.low == ",":
			open = false
		case open && t.kind == word && !determinersOf[t.low] && !isAdverb(t.low):
			object = wording.Stem(t.low)
		case open && t.kind == number && hasCurrency(t.low):
			object = wording.Money
		}
	}
	return object, orgs
}

var determinersOf = set("a an the its their our his her this that these those new and or & 's")

// deeds are the frames as they look from one prospect.
func (s *sentence) deeds(prospect string) []wording.Deed {
	var out []wording.Deed
	for i := range s.frames {
		f := &s.frames[i]
		d := wording.Deed{Verb: f.verb, Object: f.object, Passive: f.passive, Denied: f.denied, Planned: f.planned}
		if f.sub.names(prospect) {
			d.Role = 's'
			if f.sub.kind != "org" {
				d.Role = f.sub.kind[0]
			}
			for _, p := range f.behind {
				if p.prospect != prospect {
					d.With = append(d.With, p.relation)
				}
			}
			out = append(out, d)
			continue
		}
		for _, p := range f.behind {
			if p.prospect == prospect {
				d.Role, d.Relation = 'o', p.relation
				out = append(out, d)
				break
			}
		}
	}
	return out
}
