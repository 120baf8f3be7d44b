package publish

import (
	"strings"
	"testing"
)

// TestRightToLeftNamesKeepTheirColumns: the marks stand around the name and take
// no column.
func TestRightToLeftNamesKeepTheirColumns(t *testing.T) {
	const name = "شركة بالميرا للتجارة"
	for line := range strings.Lines(text(t, world(), TextOptions{Width: 100})) {
		if !strings.Contains(line, name+"\u200e") {
			continue
		}
		if !strings.HasPrefix(line, "  2 \u200e"+name+"\u200e") {
			t.Errorf("line %q", line)
		}
		if w := cells().StringWidth(strings.TrimSuffix(line, "\n")); w != 100 {
			t.Errorf("%d columns, want 100: %q", w, line)
		}
		return
	}
	t.Error("no line with the name between marks")
}
