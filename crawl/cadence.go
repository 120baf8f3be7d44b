package crawl

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"callworthy/data"
)

// When a source is asked again. Nights are a day apart, so that every pause is
// one of whole nights; betweenNights leaves room for one that starts early.
//
//   - A source whose items changed within the last 30 days is asked every night:
//     its news is never later than the next list. Cache-Control and Expires
//     count for runs within the same day alone.
//   - One that has been silent for longer is asked every second night after 30
//     days, every third after 60, and so on, once a week at the least. Cache-Control
//     and Expires may ask for more, up to a week.
//   - One that fails is asked the next two nights, then after 2, 4 and 7, but a
//     source with news in the last 30 days never later than every second night.
//   - 429 and 503 with Retry-After are obeyed up to a week, whatever else holds.
//   - 410 Gone retires a source: it is asked once a month, in case that was an error.
const (
	day           = 24 * time.Hour
	earlyStart    = 4 * time.Hour
	newsFor       = 30 * day
	slowest       = 7 // nights
	retiredNights = 30
	patientFor    = 2 // failures in a row
)

// nights is the pause until the n-th night from now.
func nights(n int) time.Duration { return time.Duration(n)*day - earlyStart }

// hasNews tells whether the items of a source changed of late.
func (w *Web) hasNews(s data.SourceState) bool { return w.o.AsOf.Sub(s.NewsAt) <= newsFor }

// planned sets when a source that answered is asked again.
func (w *Web) planned(s data.SourceState, fresh time.Duration) data.SourceState {
	if s.NewsAt.IsZero() || s.NewsAt.After(w.o.AsOf) {
		s.NewsAt = w.o.AsOf
	}
	pause := min(fresh, nights(1))
	if silent := w.o.AsOf.Sub(s.NewsAt); silent > newsFor {
		pause = max(nights(min(1+int(silent/newsFor), slowest)), min(fresh, nights(slowest)))
	}
	s.NextAt = w.after(pause)
	return s
}

// postponed sets when a source that failed is asked again.
func (w *Web) postponed(s data.SourceState, t *trouble) data.SourceState {
	if t.status == http.StatusGone {
		s.NextAt = w.after(nights(retiredNights))
		s.LastDetail = oneLine(fmt.Sprintf("%s: it is gone for good; asked once a month from now on. Remove it from sources", t.detail))
		return s
	}
	pause := time.Duration(0)
	if over := s.ConsecutiveFailures - patientFor; over > 0 {
		most := slowest
		if !s.NewsAt.IsZero() && w.hasNews(s) {
			most = 2
		}
		pause = nights(min(1<<min(over, slowest), most))
	}
	s.NextAt = w.after(max(pause, min(t.wait, nights(slowest))))
	return s
}

// after is the moment at the end of a pause, zero when there is none.
func (w *Web) after(pause time.Duration) time.Time {
	if pause <= 0 {
		return time.Time{}
	}
	return w.o.AsOf.Add(pause)
}

// freshFor is how long an answer says that it stays as it is (RFC 9111, section
// 4.2.1): max-age of Cache-Control, else Expires from Date on, less Age.
func freshFor(h http.Header) time.Duration {
	left := time.Duration(0)
	cc := strings.ToLower(strings.Join(h.Values("Cache-Control"), ","))
	switch age, given := maxAge(cc); {
	case strings.Contains(cc, "no-cache"), strings.Contains(cc, "no-store"):
		return 0
	case given:
		left = age
	default:
		expires, err1 := http.ParseTime(h.Get("Expires"))
		date, err2 := http.ParseTime(h.Get("Date"))
		if err1 == nil && err2 == nil {
			left = expires.Sub(date)
		}
	}
	return max(left-seconds(h.Get("Age")), 0)
}

func maxAge(cacheControl string) (age time.Duration, given bool) {
	for part := range strings.SplitSeq(cacheControl, ",") {
		if v, ok := strings.CutPrefix(strings.TrimSpace(part), "max-age="); ok {
			return seconds(strings.Trim(v, `" `)), true
		}
	}
	return 0, false
}

// seconds reads a number of them, at most some months; 0 for what is no number.
func seconds(s string) time.Duration {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 0
	}
	return time.Duration(min(max(n, 0), 1<<24)) * time.Second
}
