package deliver

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"callworthy/data"
)

// hostile is a letter of texts that want to be more than text.
func hostile() data.Letter {
	return data.Letter{
		ListDate: "2026-03-10", Subject: "Call list <!channel> & @here", Opening: "2 calls.",
		Degraded: []string{"<https://evil.example|click> failed"}, Held: "Held back, of all reps: 3 (3 resting).",
		Calls: []data.LetterCall{
			{Rep: "Ann", Rank: 1, Prospect: "*Bold* & <@U024BE7LH>", Reason: "Hi @channel, [click](https://evil.example) <at>Ann</at>", Mark: "planned", When: "09:30–11:00 Leeds time", Who: "Mo, ＠everyone", Phone: "+44 113 555"},
			{Rep: "Bo", Rank: 1, Prospect: "Plain", Reason: "It raised $4m.", When: "10:00–11:00", Note: "Ed Poe has left, says @here: “<gone>”", Tact: "Do not congratulate <!channel>."},
		},
	}
}

func TestShapes(t *testing.T) {
	for _, shape := range []data.WebhookShape{data.ShapeSlack, data.ShapeTeams} {
		got, err := shaped(shape, hostile())
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", string(shape)+".json")
		if os.Getenv("UPDATE") != "" {
			os.MkdirAll("testdata", 0o755)
			os.WriteFile(file, got, 0o644)
		}
		want, err := os.ReadFile(file)
		if err != nil || string(got) != string(want) {
			t.Errorf("%s differs from %s (UPDATE=1 writes it), %v:\n%s", shape, file, err, got)
		}
		for _, bad := range []string{"<!channel>", "<@U", "@channel", "@here", "<at>", "<https", "＠everyone"} {
			if strings.Contains(string(got), bad) {
				t.Errorf("%s lets %s through: %s", shape, bad, got)
			}
		}
	}
}

// However long a list is, a message keeps the bounds of its taker and says what it
// leaves out.
func TestShapesAreBounded(t *testing.T) {
	for _, n := range []int{0, 1, 24, 25, 26, 1000} {
		for _, word := range []string{"x", "语言", "<&>"} {
			l := data.Letter{Subject: strings.Repeat("s", 150), Opening: "o"}
			for range 20 {
				l.Degraded = append(l.Degraded, strings.Repeat("d", 300))
			}
			for i := range n {
				l.Calls = append(l.Calls, data.LetterCall{Rank: i + 1, Prospect: strings.Repeat(word, 120/len([]rune(word))), Reason: strings.Repeat(word, 400/len([]rune(word))), When: "09:00"})
			}
			for _, shape := range []data.WebhookShape{data.ShapeSlack, data.ShapeTeams} {
				got, err := shaped(shape, l)
				if err != nil || len(got) > 28<<10 || !utf8.Valid(got) {
					t.Fatalf("%s, %d calls of %s: %d bytes, %v", shape, n, word, len(got), err)
				}
				var m struct {
					Blocks []struct {
						Text struct{ Text string }
					}
				}
				if err := json.Unmarshal(got, &m); err != nil || len(m.Blocks) > 50 {
					t.Errorf("%d blocks, %v", len(m.Blocks), err)
				}
				for i, b := range m.Blocks {
					if k := len([]rune(b.Text.Text)); k == 0 || k > 3000 || i == 0 && k > 150 {
						t.Errorf("block %d has %d characters", i, k)
					}
				}
				shown := strings.Count(string(got), "09:00")
				if more := fmt.Sprintf("And %d more calls", n-shown); n-shown > 1 && !strings.Contains(string(got), more) {
					t.Errorf("%s, %d calls, %d shown: it does not say %q", shape, n, shown, more)
				}
				if n > 0 && shown == 0 {
					t.Errorf("%s, %d calls of %s: none is shown", shape, n, word)
				}
			}
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("550 5.1.1 no\r\n\x1b[2J\u202e", 40)
	f.Fuzz(func(t *testing.T, s string, n int) {
		n = 1 + (n%300+300)%300
		got := plain(n, s)
		if utf8.RuneCountInString(got) > n || !utf8.ValidString(got) || strings.ContainsAny(got, "\r\n\x00\x1b\u202e\u2028") || got != plain(n, got) {
			t.Errorf("plain(%d, %q) = %q", n, s, got)
		}
	})
}
