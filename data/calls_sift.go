package data

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// callKey tells one call from another, whatever is said of it: by its moment; or the
// verdicts of a rep on one reason.
type callKey struct {
	prospect, rep string
	channel       Channel
	at            int64 // Unix seconds
	reason        string
}

func keyOf(t Touch) callKey {
	return callKey{prospect: t.ProspectID, rep: strings.ToLower(t.Rep), channel: t.Channel, at: t.At.Unix()}
}

func reasonKey(t Touch) callKey {
	return callKey{prospect: t.ProspectID, rep: strings.ToLower(t.Rep), reason: t.ReasonID}
}

// hasClock tells whether the moment of a touch is more than a day: history that
// came from a program which keeps no time stands at midnight.
func hasClock(t Touch) bool { return !t.DayOnly && t.At.Hour()+t.At.Minute()+t.At.Second() != 0 }

// note remembers a touch, to know the next one of the same call.
func (f *callsFile) note(t Touch) {
	if t.TakenBack() {
		f.noteBack(t)
		return
	}
	f.ids[t.ID] = t
	if hasClock(t) {
		f.calls[keyOf(t)] = t
	}
	if key := reasonKey(t); key.reason != "" && (t.Verdict != "" || !t.CorrectedAt.IsZero()) {
		f.reasons[key] = append(f.reasons[key], t)
	}
}

// forget gives up a touch whose place another one takes.
func (f *callsFile) forget(t Touch) {
	delete(f.ids, t.ID)
	if key := keyOf(t); f.calls[key].ID == t.ID {
		delete(f.calls, key)
	}
	key := reasonKey(t)
	f.reasons[key] = slices.DeleteFunc(f.reasons[key], func(o Touch) bool { return o.ID == t.ID })
	if t.Line > 0 {
		f.stale[t.Line] = true
	}
}

// sift parts the touches into those to write and those that stand there.
func (f *callsFile) sift(add []Touch) (out Logged) {
	for _, t := range add {
		t = tidied(t)
		if t.TakenBack() {
			f.takeBack(&out, t)
			continue
		}
		if f.wasTakenBack(&out, t) {
			out.Outdated++
			continue
		}
		fresh := t
		fresh.Line = 0 // it stands in no line yet
		known, stands := f.ids[t.ID]
		old, same := f.rival(t)
		switch {
		case stands:
			out.Known++
			if known.Line > 0 && t.CorrectedAt.After(known.CorrectedAt) {
				f.forget(known)
				f.again = append(f.again, t)
				f.note(fresh)
			}
			continue
		case !same:
		case t.saidAt().Before(old.saidAt()), !t.Tried() && old.Tried() && t.CorrectedAt.IsZero():
			out.outdated(t, old)
			continue
		case old.Line > 0 && saysMore(t, old):
			out.Updated++
			f.forget(old)
		case t.saidAt().After(old.saidAt()):
			f.correct(&out, old)
		default:
			out.Clashes = append(out.Clashes, Clash{t, old.Line})
			continue
		}
		f.note(fresh)
		out.Added = append(out.Added, t)
	}
	return out
}

// outdated counts a touch in whose place a later one stands.
func (l *Logged) outdated(t, old Touch) {
	if saysMore(old, t) {
		l.Known++
	} else {
		l.Outdated++
	}
}

// correct takes away what stands there of a call.
func (f *callsFile) correct(out *Logged, old Touch) {
	if f.giveUp(out, old) {
		out.Corrected++
	}
}

// giveUp takes away a touch, and tells whether a line of the file held it, which is
// kept then.
func (f *callsFile) giveUp(out *Logged, old Touch) bool {
	f.forget(old)
	if old.Line > 0 {
		f.replaced = append(f.replaced, old)
		return true
	}
	out.Outdated++
	f.unwrite(out, old)
	return false
}

// unwrite takes a touch out of those that are to be written.
func (f *callsFile) unwrite(out *Logged, old Touch) {
	is := func(t Touch) bool { return t.ID == old.ID }
	out.Added, f.again = slices.DeleteFunc(out.Added, is), slices.DeleteFunc(f.again, is)
}

// rival is what stands there of the same call: the one of the same channel and
// moment; where one of the two was corrected also that of another channel, since who
// left a message had first logged that nobody answered; or the one that judges the
// same reason, if one of them is a verdict alone.
func (f *callsFile) rival(t Touch) (Touch, bool) {
	key := keyOf(t)
	if old, ok := f.calls[key]; ok && hasClock(t) && t.Tried() {
		return old, true
	}
	for _, key.channel = range []Channel{ChannelCall, ChannelVoicemail, ""} {
		old, ok := f.calls[key]
		if ok && hasClock(t) && t.Channel != ChannelEmail && (!t.CorrectedAt.IsZero() || !old.CorrectedAt.IsZero()) {
			return old, true
		}
	}
	for _, old := range f.reasons[reasonKey(t)] {
		if takesUp(t, old) || takesUp(old, t) {
			return old, true
		}
	}
	return Touch{}, false
}

// takesUp tells whether a line holds what a verdict alone on the same reason said: it
// is another such verdict, or a later call with a verdict or one that was corrected.
func takesUp(t, alone Touch) bool {
	return !alone.Tried() && (!t.Tried() || !t.saidAt().Before(alone.saidAt()) && (t.Verdict != "" || !t.CorrectedAt.IsZero()))
}

// saysMore tells whether a touch says all that an older line of the same call
// says, and more.
func saysMore(t, old Touch) bool {
	now := cellsOf(t)
	for column, was := range cellsOf(old) {
		if column != "at" && column != "corrected_at" && was != "" && was != now[column] && !(column == "note" && strings.HasPrefix(now[column], was)) {
			return false
		}
	}
	return true
}

// ReplacedFile is where the lines are kept in whose place a correction stands:
// beside the calls file, as calls.replaced.csv, in the same columns.
func ReplacedFile(calls string) string {
	ext := filepath.Ext(calls)
	return strings.TrimSuffix(calls, ext) + ".replaced" + ext
}

// keepReplaced adds lines to the file of those that were replaced, each once.
func keepReplaced(calls string, touches []Touch) error {
	if len(touches) == 0 {
		return nil
	}
	path := ReplacedFile(calls)
	f, err := openCallsFile(path, nil)
	if err != nil {
		return fmt.Errorf("keep what was corrected: %w", err)
	}
	touches = slices.DeleteFunc(slices.Clone(touches), func(t Touch) bool { _, kept := f.ids[t.ID]; return kept })
	if err := f.append(touches); err != nil {
		return err
	}
	return replaceFile(path, f.body)
}
