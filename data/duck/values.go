package duck

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// nullTime stores a time in UTC, to the microsecond, and a zero time as NULL.
func nullTime(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UTC().Truncate(time.Microsecond)
}

// nullDay stores the calendar day that t shows in its own zone.
func nullDay(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// wallClock stores what a clock beside the event showed, without its zone.
func wallClock(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// nullClock stores "HH:MM" as a time of day, and anything else as NULL.
func nullClock(s string) any {
	t, err := time.Parse("15:04", s)
	if err != nil {
		return nil
	}
	return t
}

// into scans a nullable column; NULL leaves the zero value.
type into[T any] struct{ to *T }

// Scan implements sql.Scanner.
func (n into[T]) Scan(v any) error {
	var zero T
	*n.to = zero
	if v == nil {
		return nil
	}
	x, ok := v.(T)
	if !ok {
		return fmt.Errorf("%T where %T was expected", v, zero)
	}
	*n.to = x
	return nil
}

func intoTime(t *time.Time) into[time.Time] { return into[time.Time]{t} }

// jsonText stores a list or map; an empty one as an empty text.
func jsonText(v any) (string, error) {
	b, err := json.Marshal(v)
	if s := string(b); err != nil || s != "null" && s != "[]" && s != "{}" {
		return s, err
	}
	return "", nil
}

// fromJSON scans what jsonText stored.
type fromJSON struct{ to any }

// Scan implements sql.Scanner.
func (j fromJSON) Scan(v any) error {
	s, ok := v.(string)
	if !ok && v != nil {
		return fmt.Errorf("%T where JSON text was expected", v)
	}
	if s == "" {
		return nil
	}
	return json.Unmarshal([]byte(s), j.to)
}

// blob stores bytes; none as NULL.
func blob(b []byte) any {
	if len(b) == 0 {
		return nil
	}
	return b
}

// rowHash is the same for rows with the same values.
func rowHash(vals row) string {
	h := sha256.New()
	for _, v := range vals {
		switch v := v.(type) {
		case []byte:
			fmt.Fprintf(h, "b%d:", len(v))
			h.Write(v)
		case time.Time:
			fmt.Fprintf(h, "t%d;", v.UnixMicro())
		default:
			s := fmt.Sprint(v)
			fmt.Fprintf(h, "%T%d:%s", v, len(s), s)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:32]
}

// quote makes a string literal of SQL.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// numbers spells out whole numbers for an IN list: DuckDB uses an index for
// literals only.
func numbers(ns []int64) string {
	var b strings.Builder
	for i, n := range ns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.FormatInt(n, 10))
	}
	return b.String()
}
