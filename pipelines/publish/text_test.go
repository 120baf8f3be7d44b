package publish

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
)

func text(t *testing.T, n Night, o TextOptions) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteText(&b, newSheet(n), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextGolden(t *testing.T) {
	golden(t, "small.txt", []byte(text(t, smallWorld(), TextOptions{Width: 80})))
}

// A number is read out and copied: it stands on one line, wherever that is broken.
func TestANumberIsNotBroken(t *testing.T) {
	n := smallWorld()
	n.List.Calls[0].Phone = "+49 30 5550 142"
	for width := 26; width < 60; width++ {
		if got := text(t, n, TextOptions{Width: width}); !strings.Contains(got, n.List.Calls[0].Phone) {
			t.Fatalf("at %d columns:\n%s", width, got)
		}
	}
}

func TestTextFitsItsWidth(t *testing.T) {
	for _, width := range []int{16, 20, 28, 40, 60, 80, 120} {
		for line := range strings.Lines(text(t, world(), TextOptions{Width: width, Links: false})) {
			line = strings.TrimSuffix(line, "\n")
			if w := cells().StringWidth(line); w > width && !strings.Contains(line, "https://") {
				t.Errorf("width %d: %d columns: %s", width, w, line)
			}
		}
	}
}

func TestTextOfOneRep(t *testing.T) {
	got := text(t, world(), TextOptions{Rep: "chi"})
	if !strings.Contains(got, "Bluebird") || strings.Contains(got, "Northwind") {
		t.Errorf("list of chi:\n%s", got)
	}
	err := WriteText(&bytes.Buffer{}, newSheet(world()), TextOptions{Rep: "dora"})
	if err == nil || !strings.Contains(err.Error(), "anna, ben, chi") {
		t.Errorf("unknown rep: %v", err)
	}
}

func TestColoursAndLinksOnlyWhenAskedFor(t *testing.T) {
	if got := text(t, world(), TextOptions{}); strings.Contains(got, "\x1b") {
		t.Error("escape sequences without being asked")
	}
	got := text(t, world(), TextOptions{Color: true, Links: true})
	if !strings.Contains(got, "\x1b[1m") || !strings.Contains(got, "\x1b]8;;https://cargowire.example/bluebird\x1b\\") {
		t.Error("no colours or links")
	}
}

// TestTerminalInjection: no escape of a document reaches the terminal.
func TestTerminalInjection(t *testing.T) {
	own := regexp.MustCompile("\x1b\\[[0-9]+m|\x1b\\]8;;[\x21-\x7e]*\x1b\\\\")
	for _, s := range append(nasty, "\x1b]0;owned\x07", "\x1b]8;;http://evil.example\x1b\\x", "\u009b31m", "https://a.example/\x1b[31m", "a\rb\b\b") {
		got := own.ReplaceAllString(text(t, nastyWorld(s), TextOptions{Color: true, Links: true}), "")
		if strings.ContainsFunc(got, func(r rune) bool { return r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || isHidden(r) }) {
			t.Errorf("%q: control character in %q", s[:min(len(s), 30)], got[:min(len(got), 300)])
		}
	}
}
