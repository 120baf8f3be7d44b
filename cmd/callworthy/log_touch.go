package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// touch makes the touch that the flags describe. What they leave out is taken
// from the latest list and from the prospects file.
func (l *logCmd) touch(d desk, now time.Time) (data.Touch, error) {
	id, err := d.finder.Find(l.Prospect)
	if err != nil {
		return data.Touch{}, usageError(err.Error())
	}
	row, listed := d.listed(id, now)
	p := d.prospect(id)
	rep, err := d.rep(firstOf(l.Rep, row.Rep, p.Owner))
	if err != nil {
		return data.Touch{}, err
	}
	at, err := parseAt(l.At, rep.Timezone, now)
	if err != nil {
		return data.Touch{}, err
	}
	if l.At != "" {
		row, listed = d.listed(id, at)
	}
	contact := firstOf(l.Contact, p.Contact.Name)
	if listed {
		contact = firstOf(l.Contact, row.Contact, p.Contact.Name)
	}
	corrected := ""
	if l.Correct {
		corrected = now.Format(time.RFC3339)
	}
	touch, err := data.NewTouch(map[string]string{
		"prospect_id": id, "at": at.Format(time.RFC3339), "rep": rep.ID, "contact_name": contact, "channel": l.channel(), "outcome": l.Outcome,
		"reason_id": l.reason(row.Reason.ID), "verdict": l.Verdict, "next_step": l.NextStep, "next_step_due": l.Due,
		"next_step_owner": l.owner(), "note": l.Note, "corrected_at": corrected,
	})
	if err != nil {
		return touch, usageError(err.Error())
	}
	return touch, nil
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// channel follows the outcome: who left a voicemail spoke to a machine.
func (l *logCmd) channel() string {
	if l.Channel == "" && strings.EqualFold(l.Outcome, string(data.TouchVoicemail)) {
		return string(data.ChannelVoicemail)
	}
	return l.Channel
}

func (l *logCmd) reason(listed string) string {
	switch l.Reason {
	case "":
		return listed
	case "none":
		return ""
	}
	return l.Reason
}

// owner of a step is us unless somebody says otherwise.
func (l *logCmd) owner() string {
	if l.Owner == "" && l.NextStep+l.Due != "" {
		return "us"
	}
	return l.Owner
}

// rep finds a rep by id or name.
func (d desk) rep(written string) (data.Rep, error) {
	if written == "" && len(d.cfg.Reps) == 1 {
		return d.cfg.Reps[0], nil
	}
	var known []string
	for _, r := range d.cfg.Reps {
		if strings.EqualFold(r.ID, written) || strings.EqualFold(r.Name, written) {
			return r, nil
		}
		known = append(known, r.ID)
	}
	if written == "" {
		return data.Rep{}, usageError("say who called with --rep: " + strings.Join(known, ", "))
	}
	return data.Rep{}, usageError(fmt.Sprintf("%q is none of the reps %s: say who called with --rep", written, strings.Join(known, ", ")))
}

// parseAt reads when a call was: now to the minute, a time of today, or a date
// and time; in the rep's zone unless it says its own.
func parseAt(v, zone string, now time.Time) (time.Time, error) {
	loc, err := time.LoadLocation(zone)
	if err != nil {
		loc = now.Location()
	}
	now = now.In(loc)
	at, ok := now.Truncate(time.Minute), v == ""
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04", "2006-01-02T15:04", "15:04"} {
		t, err := time.ParseInLocation(layout, v, loc)
		if err != nil {
			continue
		}
		at, ok = t, true
		if layout == "15:04" {
			at = time.Date(now.Year(), now.Month(), now.Day(), t.Hour(), t.Minute(), 0, 0, loc)
		}
	}
	switch {
	case !ok:
		return at, usageError(fmt.Sprintf("--at %q is no time: write 14:05, \"2026-03-31 14:05\" or 2026-03-31T14:05:00+02:00", v))
	case at.After(now.Add(time.Minute)):
		return at, usageError(fmt.Sprintf("--at %s lies in the future: a call is logged when it is over", at.Format("2006-01-02 15:04")))
	}
	return at, nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
