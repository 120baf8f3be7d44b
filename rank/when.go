package rank

import (
	"fmt"
	"strings"
	"time"

	"callworthy/data"
)

// window is when to call, in a zone, and why then.
type window struct {
	span
	zone   string
	why    string
	chance float64 // that somebody answers then
}

// when finds the window for a call by the rep.
func (w *world) when(c *candidate, rep data.Rep) window {
	c = toPromisee(c)
	repZone := w.zone(rep.Timezone)
	if repZone == nil {
		repZone = time.UTC
		if c.place.known() {
			repZone = c.place.zone()
		}
	}
	win := w.windowIn(c, hoursOf(rep), repZone, w.clockOwner(c.prospect, rep))
	if day := w.date.Weekday(); len(c.place.zones) > 0 && !w.workingDays(c.place.region).On(day) {
		win.why = fmt.Sprintf("It is %s there, and hardly anybody is at work. %s", day, win.why)
	}
	return win
}

// clockOwner says whose times they are where the prospect's are not known: "Ann's, ",
// to be followed by the zone. It is empty for a rep who must not be named, or whose
// zone is not known.
func (w *world) clockOwner(p *data.Prospect, rep data.Rep) string {
	name := oneLine(rep.Name)
	if name == "" || w.zone(rep.Timezone) == nil || w.names(w.ownNames(p), name) {
		return ""
	}
	return name + "'s, "
}

func (w *world) windowIn(c *candidate, hours span, repZone *time.Location, whose string) window {
	switch {
	case c.place.known():
		return w.knownWindow(c, hours, repZone)
	case len(c.place.zones) > 1:
		return w.sharedWindow(c, hours, repZone, whose)
	}
	win := w.choose(c, repZone, w.cut([]span{hours}, []span{hours}), "your time")
	win.why = strings.TrimSpace("Their time zone is unknown: times are " + whose + repZone.String() + ". " + win.why)
	return win
}

// knownWindow is for a prospect whose time zone is known.
func (w *world) knownWindow(c *candidate, hours span, repZone *time.Location) window {
	zone := c.place.zone()
	office := w.officeHours(c.place.region)
	open := w.cut(office, []span{w.localSpan(hours, repZone, zone)})
	if len(open) == 0 {
		win := w.choose(c, zone, office, "their time")
		win.why = strings.TrimSpace("Their business hours and yours do not meet on this day: these are theirs. " + win.why)
		return win
	}
	win := w.choose(c, zone, open, "their time")
	if win.why == "" {
		win.why = w.notTried(c) + ": the longest stretch in which you are both at work."
	}
	return win
}

// sharedWindow is for a prospect in one of several time zones: hours that are
// office hours in all of them, else hours that nobody minds, in the rep's time.
func (w *world) sharedWindow(c *candidate, hours span, repZone *time.Location, whose string) window {
	office := []span{hull(w.officeHours(c.place.region))}
	law, ok := w.legal(c.place.region)
	if !ok || len(law) == 0 {
		law = decent
	}
	why := "They are in one of " + itoa(len(c.place.zones)) + " time zones (" + c.place.how + "), and times are " + whose + repZone.String() + ": "
	for _, try := range []struct {
		theirs, yours []span
		says          string
	}{
		{office, []span{hours}, "these hours are office hours in all of them."},
		{law, []span{hours}, "these hours disturb nobody in any of them."},
		{office, []span{{0, 24 * 60}}, "these hours are office hours in all of them; they are not yours."},
		{law, []span{{0, 24 * 60}}, "these hours disturb nobody in any of them; they are not yours."},
	} {
		open := try.yours
		for _, zone := range c.place.zones {
			var there []span
			for _, s := range try.theirs {
				there = append(there, w.localSpan(s, zone, repZone))
			}
			open = w.cut(open, there)
		}
		if len(open) > 0 {
			win := w.choose(c, repZone, open, "your time")
			win.why = strings.TrimSpace(why + try.says + " " + win.why)
			return win
		}
	}
	win := w.choose(c, repZone, w.cut([]span{hours}, []span{hours}), "your time")
	win.why = why + "no hour suits all of them. These are your own hours: look up where they are before you ring."
	return win
}

// dayPart is an open part of the day, with its place in the policy.
type dayPart struct {
	span
	part int
}

// partsOf cuts the open hours into parts of the day; hours outside all parts
// stay whole.
func (w *world) partsOf(open []span) []dayPart {
	var out []dayPart
	for _, o := range open {
		for i, p := range w.policy.Hours.Parts {
			if c := (span{p.From, p.Until}).and(o); c.minutes() >= w.policy.Hours.LeastMinutes {
				out = append(out, dayPart{c, i})
			}
		}
	}
	if len(out) == 0 {
		for _, o := range open {
			out = append(out, dayPart{o, -1})
		}
	}
	return out
}

// choose picks the part of the open hours that promises most, and says why; it
// has nothing to say when nobody has tried and no part is clearly better.
func (w *world) choose(c *candidate, zone *time.Location, open []span, whose string) window {
	if len(open) == 0 {
		open = spansOf(w.policy.Hours.Business)
	}
	tries, odds, parts := timed(w.tries(c.history, zone)), w.chancesOf(c.index, c.place), w.partsOf(open)
	if len(tries) == 0 {
		return w.untried(c, zone, parts, odds, open)
	}
	best := bestPart(parts, tries, odds)
	win := window{span: best.span, zone: zone.String(), chance: w.chanceIn(c, odds, best.span)}
	if !w.allPartsTried(tries) && weekdaysOf(tries).On(w.date.Weekday()) {
		win.chance *= w.policy.Reach.SameWeekday
	}
	from, until := win.clock()
	if allTried(parts, tries) {
		win.why = fmt.Sprintf("%s at all parts of the day: between %s and %s %s promises most.", tryWord(len(tries)), from, until, whose)
		return win
	}
	win.why = fmt.Sprintf("%s, %s: try between %s and %s %s.", tryWord(len(tries)), aboutWhen(tries), from, until, whose)
	return win
}

// notTried says since when the contact has not been tried: since the last time
// that they were talked to, or that a try of them still counted.
func (w *world) notTried(c *candidate) string {
	last, _ := c.history.last(func(t *data.Touch) bool {
		tried := answered(t) || unanswered(t) && t.Channel != data.ChannelEmail
		return tried && c.history.withContact(t) && !t.At.After(w.date.Add(48*time.Hour))
	})
	if last == nil {
		return "Not tried yet"
	}
	day := spoken(dayOf(last.At), w.date)
	switch {
	case !answered(last):
		return "Not tried since " + day
	case last.Outcome == data.TouchMeeting:
		return "Not tried since the meeting of " + day
	case last.Channel == data.ChannelEmail:
		return "Not tried since the mails of " + day
	}
	return "Not tried since the conversation of " + day
}

// untried is the window for somebody who was not tried since the last talk.
func (w *world) untried(c *candidate, zone *time.Location, parts []dayPart, odds chances, open []span) window {
	win := window{span: longest(open), zone: zone.String()}
	if best, ok := w.clearlyBetter(parts, odds, open); ok {
		win.span = best.span
		win.why = fmt.Sprintf("%s: about %s in 100 tries reach somebody then, %s in 100 at all hours.", w.notTried(c), inHundred(odds[best.part]), inHundred(odds[allDay]))
	}
	win.chance = w.chanceIn(c, odds, win.span)
	return win
}

// chanceIn is the chance in a window; where the time zone is not known, that of
// any hour.
func (w *world) chanceIn(c *candidate, odds chances, s span) float64 {
	if !c.place.known() {
		return odds[allDay]
	}
	return w.over(odds, s)
}

// inHundred is a share in 100.
func inHundred(share float64) string { return fmt.Sprintf("%.0f", 100*share) }

// clearlyBetter is the part that answers so much more often than the open hours
// do that the others are left out.
func (w *world) clearlyBetter(parts []dayPart, odds chances, open []span) (best dayPart, ok bool) {
	for _, p := range parts {
		if p.part >= 0 && (!ok || odds[p.part] > odds[best.part]) {
			best, ok = p, true
		}
	}
	if !ok || len(parts) < 2 || int(w.reach.counts[allDay].tries) < w.policy.Reach.ClearlyTries {
		return best, false
	}
	mean, minutes := 0.0, 0.0
	for _, o := range open {
		mean += w.over(odds, o) * float64(o.minutes())
		minutes += float64(o.minutes())
	}
	return best, odds[best.part] >= w.policy.Reach.ClearlyMore*mean/minutes
}

// bestPart is, of the parts that were tried least (none at all, until all were
// tried), the one where most tries are answered; of equals the one farthest from
// all tries, the later of these. Once all were tried, the odds alone decide.
func bestPart(parts []dayPart, tries []try, odds chances) dayPart {
	best, bestTried, bestOdds, bestFar := parts[0], true, -1.0, -1
	for _, p := range parts {
		tried, far := false, 24*60
		for _, t := range tries {
			tried = tried || p.holds(t)
			far = min(far, abs(t.minute()-(p.from+p.until)/2))
		}
		chance := odds[allDay]
		if p.part >= 0 {
			chance = odds[p.part]
		}
		if tried != bestTried && !tried || tried == bestTried && (chance > bestOdds || chance == bestOdds && far >= bestFar) {
			best, bestTried, bestOdds, bestFar = p, tried, chance, far
		}
	}
	return best
}

// holds tells whether the try was at this part of the day.
func (p dayPart) holds(t try) bool {
	if p.part >= 0 {
		return t.part == p.part
	}
	return t.minute() >= p.from && t.minute() < p.until
}

func allTried(parts []dayPart, tries []try) bool {
	for _, p := range parts {
		tried := false
		for _, t := range tries {
			tried = tried || p.holds(t)
		}
		if !tried {
			return false
		}
	}
	return true
}

func abs(n int) int { return max(n, -n) }

// numbers are those that people write as words.
var numbers = []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"}

func tryWord(n int) string {
	word := itoa(n)
	if n < len(numbers) {
		word = numbers[n]
	}
	if n == 1 {
		return word + " try"
	}
	return word + " tries"
}

// aboutWhen says at what time of day the tries were.
func aboutWhen(tries []try) string {
	lo, hi := tries[0].minute(), tries[0].minute()
	for _, t := range tries {
		lo, hi = min(lo, t.minute()), max(hi, t.minute())
	}
	on := ""
	if day := tries[0].at.Weekday(); len(tries) > 1 && weekdaysOf(tries) == weekdaysOf(tries[:1]) {
		on = " on a " + day.String()
	}
	switch {
	case len(tries) == 1:
		return "at about " + clockAbout(lo)
	case hi-lo <= 60 && len(tries) == 2:
		return "both about " + clockAbout((lo+hi)/2) + on
	case hi-lo <= 60:
		return "all about " + clockAbout((lo+hi)/2) + on
	}
	return "between " + clockAbout(lo) + " and " + clockAbout(hi) + on
}

// clockAbout rounds to the half hour and writes "9:00".
func clockAbout(minutes int) string {
	minutes = (minutes + 15) / 30 * 30
	return fmt.Sprintf("%d:%02d", minutes/60%24, minutes%60)
}
