package detect

import (
	"strings"
	"testing"
	"unicode"

	"callworthy/data"
	"callworthy/enrich/detect/wording"
)

// samplesOf makes one sample of each sentence that may tell something of a
// prospect, and one of each text. A sentence tells of the types whose evidence
// stands in it; of the prospect's other types nothing is known there.
func samplesOf(d *Detector, docs []GoldDoc, name func(data.Article) []data.Mention) (sentences, texts []wording.Sample) {
	for n, g := range docs {
		mentions := name(g.Article)
		if len(mentions) == 0 {
			continue
		}
		art := d.prepare(g.Article, mentions)
		(&reader{d: d, art: art}).frame()
		for _, p := range art.prospects() {
			whole := wording.Sample{Group: n, Tells: tellsOf(g, p)}
			for _, s := range art.sents {
				if art.concerns(s, p) {
					v, _ := art.view(s, p)
					whole.Views = append(whole.Views, v)
					sentences = append(sentences, sampleOf(g, p, s.field.Of(g.Article)[s.start:s.end], v, n))
				}
			}
			texts = append(texts, whole)
		}
	}
	return sentences, texts
}

// tellsOf are the types of the prospect's labels.
func tellsOf(g GoldDoc, prospect string) []string {
	var types []string
	for _, e := range g.Events {
		if e.Status != data.StatusPast && FoldOrg(e.Org) == prospect {
			types = append(types, e.Type)
		}
	}
	return types
}

func sampleOf(g GoldDoc, prospect, text string, v wording.View, group int) wording.Sample {
	s := wording.Sample{Views: []wording.View{v}, Group: group}
	plain := lettersOf(text)
	for _, e := range g.Events {
		if e.Status == data.StatusPast || FoldOrg(e.Org) != prospect {
			continue
		}
		types := []string{e.Type}
		if e.Role != "" {
			types = append(types, e.Type+"/"+e.Role)
		}
		if proves(lettersOf(e.Evidence), plain) {
			s.Tells = append(s.Tells, types...)
		} else {
			s.Unknown = append(s.Unknown, types...)
		}
	}
	return s
}

// proves tells whether the evidence stands in the sentence, or the sentence in it.
func proves(evidence, sentence string) bool {
	return evidence != "" && strings.Contains(sentence, evidence) || len(sentence) > 15 && strings.Contains(evidence, sentence) ||
		len(evidence) > 40 && strings.Contains(sentence, evidence[:40])
}

// lettersOf is the text in lower case, with one blank for everything that is no letter or digit.
func lettersOf(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// triggerExample is an example of a trigger's file: it speaks for one type alone.
type triggerExample struct {
	doc   GoldDoc
	k     key
	right bool
}

func triggerExamples(t *testing.T) []triggerExample {
	triggers, problems := data.Triggers()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var out []triggerExample
	for _, tr := range triggers {
		for n, list := range [][]data.Example{tr.Examples.Positive, tr.Examples.Negative} {
			for _, x := range list {
				e := triggerExample{k: key{FoldOrg(x.Org), tr.ID}, right: n == 0, doc: GoldDoc{ID: "example:" + x.Title + x.Text, Article: exampleArticle(x), Orgs: []string{x.Org}}}
				if e.right {
					e.doc.Events = []GoldEvent{{Org: x.Org, Type: tr.ID, Role: x.Role, Status: data.StatusDone, Evidence: x.Title + x.Text}}
				}
				out = append(out, e)
			}
		}
	}
	return out
}

// samples are those of the example; of other types than its own nothing is known.
func (x triggerExample) samples(d *Detector, types []string) (sentences, texts []wording.Sample) {
	sentences, texts = samplesOf(d, []GoldDoc{x.doc}, namer([]GoldDoc{x.doc}))
	for _, list := range [...][]wording.Sample{sentences, texts} {
		for i := range list {
			for _, typ := range types {
				if typ != x.k.typ && !strings.HasPrefix(typ, x.k.typ+"/") {
					list[i].Unknown = append(list[i].Unknown, typ)
				}
			}
			if x.right {
				list[i].Tells = []string{x.k.typ}
				if x.doc.Events[0].Role != "" {
					list[i].Tells = append(list[i].Tells, x.k.typ+"/"+x.doc.Events[0].Role)
				}
			}
		}
	}
	return sentences, texts
}

func (x triggerExample) rows(d *Detector) []row {
	var out []row
	for _, r := range rowsOf(d, []GoldDoc{x.doc}, namer([]GoldDoc{x.doc})) {
		if r.k == x.k {
			out = append(out, r)
		}
	}
	return out
}
