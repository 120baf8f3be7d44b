package rank

import (
	"strings"
	"time"

	"callworthy/data"
)

// recalls tells whether a quote looks back: it opens with a month, or a stretch
// of time, that was over before its document came out ("In June, the company had
// received a patent"). Such a sentence is background, however new the document is.
func recalls(e *data.Event) bool {
	if e.PublishedAt.IsZero() {
		return false
	}
	text := strings.ToLower(oneLine(e.Evidence.Quote))
	for _, lead := range []string{"finally, ", "also, ", "earlier, ", "back ", "previously, "} {
		text = strings.TrimPrefix(text, lead)
	}
	for _, past := range []string{"earlier this year", "last year", "in recent years", "last month", "years ago", "a year ago"} {
		if strings.HasPrefix(text, past) {
			return true
		}
	}
	for _, habit := range []string{" has long been ", " have long been ", " has always ", " have always ", " is known for "} {
		if strings.Contains(text, habit) {
			return true // what was so all along
		}
	}
	if aside(e, " "+text+" ") {
		return true
	}
	rest, in := strings.CutPrefix(text, "in ")
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "early "), "late ")
	fields := strings.Fields(rest)
	if !in || len(fields) < 2 {
		return false
	}
	return overBefore(strings.Trim(fields[0], ","), strings.Trim(fields[1], ","), dayOf(e.PublishedAt))
}

// aside tells of what is no news of the day: somebody who is "departing" when a text
// speaks of something else, or a price cut that counts as a launch.
func aside(e *data.Event, text string) bool {
	switch e.Type {
	case "leadership_departure":
		return e.Status == data.StatusDone && (strings.Contains(text, " departing ") || strings.Contains(text, " outgoing "))
	case "product_launch":
		fields := strings.Fields(strings.ToLower(e.Slots["product"]))
		return len(fields) > 0 && bargains[core(fields[len(fields)-1])]
	}
	return false
}

// bargains are offers of a week, which nobody rings about as about a launch.
var bargains = wordSet("promotion promotions promo discount discounts sale coupon coupons giveaway sweepstakes")

// recentDays is how long before its document a month may have ended.
const recentDays = 10

// overBefore tells whether a month, of the year named next or else the latest one
// that had begun, ended well before the day.
func overBefore(month, next string, day time.Time) bool {
	first, err := time.Parse("January", strings.ToUpper(month[:min(1, len(month))])+month[min(1, len(month)):])
	if err != nil {
		return false
	}
	start := time.Date(day.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC)
	if year, err := time.Parse("2006", next); err == nil {
		start = start.AddDate(year.Year()-day.Year(), 0, 0)
	} else if start.After(day) {
		start = start.AddDate(-1, 0, 0)
	}
	return daysBetween(start.AddDate(0, 1, 0), day) > recentDays
}
