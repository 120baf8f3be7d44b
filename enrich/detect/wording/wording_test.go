package wording

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// said is a view of a sentence in which "Acme" is the company and "Beta" another.
func said(sentence string, z Zone) View {
	v := View{Zone: z, Part: Issuer}
	for _, w := range strings.Fields(strings.ToLower(sentence)) {
		switch w {
		case "acme":
			w = Self
		case "beta":
			w = Other
		}
		v.Words = append(v.Words, w)
	}
	return v
}

// school teaches two types by eight kinds of sentences.
func school() (sentences, texts []Sample) {
	lessons := []struct{ words, tells string }{
		{"Acme hires a new chief", "hire"}, {"Acme names a chief of sales", "hire"}, {"Acme appoints chief engineer", "hire"}, {"new chief appointed at Acme", "hire"},
		{"Acme opens a plant", "open"}, {"Acme opens second plant in town", "open"}, {"a plant of Acme opens", "open"}, {"Acme to open plants abroad", "open"},
		{"Beta opens a plant near Acme", ""}, {"Beta opens plant", ""}, {"Beta opens a second plant", ""}, {"Beta names a chief", ""}, {"the weather is fine at Acme", ""}, {"Acme said nothing", ""}, {"shares of Acme rose", ""},
	}
	for n, l := range lessons {
		s := Sample{Views: []View{said(l.words, Title)}, Group: n}
		if l.tells != "" {
			s.Tells = []string{l.tells}
		}
		sentences, texts = append(sentences, s), append(texts, s)
	}
	return sentences, texts
}

func taught() *Model {
	sentences, texts := school()
	return Train(sentences, texts, []string{"hire", "open", "sue"}, Settings{Cost: 10, Rounds: 50, Least: 2, Prune: 0.001})
}

func TestLearnsWhatSentencesTell(t *testing.T) {
	l := taught().Listen()
	for _, c := range []struct {
		sentence string
		hire     bool
		open     bool
	}{
		{"Acme appoints a chief of plants", true, false}, {"Acme opens its plant", false, true}, {"Acme said the weather rose", false, false},
		{"Beta opens plants", false, false},
	} {
		l.Reset()
		scores := slices.Clone(l.Hear(said(c.sentence, Title)))
		if (scores[0] > 0) != c.hire || (scores[1] > 0) != c.open || scores[2] > -5 {
			t.Errorf("%q: log-odds %.2f", c.sentence, scores)
		}
		if whole := l.Whole(); !near(whole, scores) {
			t.Errorf("%q: a text of one title scores %.2f, the title %.2f", c.sentence, whole, scores)
		}
	}
}

// near: sentence and text model learnt from the same views agree.
func near(a, b []float64) bool {
	for i := range a {
		if d := a[i] - b[i]; d > 0.01 || d < -0.01 {
			return false
		}
	}
	return true
}

func TestWholeAddsWhatSentencesSay(t *testing.T) {
	l := taught().Listen()
	l.Hear(said("Acme names a chief", Title))
	alone := l.Whole()[0]
	l.Hear(said("Acme opens a plant", Lead))
	if both := l.Whole(); both[0] < alone-3 || both[1] < 0 {
		t.Errorf("after two sentences: %.2f, after one: %.2f", both, alone)
	}
	l.Hear(said("Acme opens a plant", Lead))
	once := slices.Clone(l.Whole())
	l.Hear(said("Acme opens a plant", Lead))
	if !reflect.DeepEqual(once, l.Whole()) {
		t.Error("the same sentence again changes the text's score")
	}
}

func TestStoredModelScoresAlike(t *testing.T) {
	m := taught()
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		t.Fatal(err)
	}
	stored := file.Bytes()
	again, err := Read(bytes.NewReader(stored))
	if err != nil {
		t.Fatal(err)
	}
	v := said("new chief opens plant of Acme", Lead)
	if a, b := m.Listen().Hear(v), again.Listen().Hear(v); !near(a, b) {
		t.Errorf("stored %.3f, read %.3f", a, b)
	}
	if _, err := Read(bytes.NewReader(stored[:len(stored)/2])); err == nil {
		t.Error("half a file is read")
	}
	sentences, texts := school()
	var second bytes.Buffer
	if err := Train(sentences, texts, m.Types, Settings{Cost: 10, Rounds: 50, Least: 2, Prune: 0.001}).Write(&second); err != nil || !bytes.Equal(stored, second.Bytes()) {
		t.Error("the same samples give another file")
	}
}

func TestTellsWhy(t *testing.T) {
	m := taught()
	v := said("Acme said it opens a plant", Title)
	if at := m.Telling(v, "open"); at < 0 || v.Words[at] != "plant" && v.Words[at] != "opens" {
		t.Errorf("the telling word is %d", at)
	}
	if why := strings.Join(m.Because(v, "open", 8), ", "); !strings.Contains(why, "plant") {
		t.Errorf("because of %s", why)
	}
}

func TestStem(t *testing.T) {
	for _, words := range []string{"launch launches launched launching", "appoint appoints appointed appointment", "invest investing investments"} {
		for _, w := range strings.Fields(words) {
			if want := strings.Fields(words)[0]; Stem(w) != want {
				t.Errorf("stem of %s is %s, want %s", w, Stem(w), want)
			}
		}
	}
}
