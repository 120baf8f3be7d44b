package detect

// listableFrom is the confidence from which an event is good enough for a row.
const listableFrom = 0.6

// score is how sure one candidate is, 0 to 1.
func (r *reader) score(k key, c *candidate) float64 {
	v := c.p.sure
	if c.place == "S" {
		v *= c.sub.sure
	} else {
		v *= 0.95
	}
	switch {
	case c.s.n == 0, c.s.n == 1:
	case c.s.offset < 800:
		v *= 0.92
	default:
		v *= 0.8
	}
	if c.s.toks[c.m.anchor].quoted {
		v *= 0.8
	}
	return v
}

// confidence joins the candidates of one event.
func (r *reader) confidence(k key, cands []candidate) float64 { return cands[0].score }
