package data

// TakenBack tells whether the line takes back what was logged of a call, or of a
// reason, and puts nothing in its place: it has neither outcome nor verdict, and
// CorrectedAt. It stays in the calls file, so that an older file which is imported
// later does not bring back what it took; it is no part of the history.
func (t *Touch) TakenBack() bool {
	return t.Outcome == "" && t.Verdict == "" && !t.CorrectedAt.IsZero()
}

// momentKey tells the calls of a rep apart by their moments alone.
func momentKey(t Touch) callKey {
	key := keyOf(t)
	key.channel = ""
	return key
}

// noteBack remembers a line that takes back: by its moment, and by its reason.
func (f *callsFile) noteBack(t Touch) {
	f.ids[t.ID], f.back[momentKey(t)] = t, t
	if key := reasonKey(t); key.reason != "" && t.CorrectedAt.After(f.back[key].CorrectedAt) {
		f.back[key] = t
	}
}

// takeBack takes away what stands there of a call, and of its reason in verdicts
// alone, unless it was said later.
func (f *callsFile) takeBack(out *Logged, t Touch) {
	known, again := f.back[momentKey(t)]
	if again && !t.CorrectedAt.After(known.CorrectedAt) {
		out.Known++
		return
	}
	var gone []Touch
	key := momentKey(t)
	for _, key.channel = range []Channel{ChannelCall, ChannelVoicemail, ""} {
		if old, ok := f.calls[key]; ok {
			gone = append(gone, old)
		}
	}
	for _, old := range f.reasons[reasonKey(t)] {
		if !old.Tried() && old.At.Unix() != t.At.Unix() && !old.saidAt().After(t.saidAt()) {
			gone = append(gone, old)
		}
	}
	for _, old := range gone {
		if old.saidAt().After(t.saidAt()) {
			out.Outdated++
			return
		}
	}
	if again {
		f.dropBack(out, known)
	}
	for _, old := range gone {
		f.giveUp(out, old)
	}
	fresh := t
	fresh.Line = 0
	f.noteBack(fresh)
	out.TakenBack++
	out.Added = append(out.Added, t)
}

// wasTakenBack tells whether a touch was taken back after it was said. What was said
// of the same call later than that takes the place of the line that took back.
func (f *callsFile) wasTakenBack(out *Logged, t Touch) bool {
	if back, ok := f.back[reasonKey(t)]; ok && t.ReasonID != "" && !t.Tried() && !t.saidAt().After(back.saidAt()) {
		return true
	}
	back, ok := f.back[momentKey(t)]
	if !ok || !t.saidAt().After(back.saidAt()) {
		return ok
	}
	f.dropBack(out, back)
	return false
}

// dropBack gives up a line that took back, since something later was said.
func (f *callsFile) dropBack(out *Logged, back Touch) {
	for _, key := range []callKey{momentKey(back), reasonKey(back)} {
		if f.back[key].ID == back.ID {
			delete(f.back, key)
		}
	}
	if f.forget(back); back.Line == 0 {
		f.unwrite(out, back)
		out.TakenBack--
	}
}
