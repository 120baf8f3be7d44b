package data

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// ProspectFinder finds a prospect by what people and other programs call it.
type ProspectFinder struct {
	ids   map[string]string   // as written and folded → id
	names map[string][]string // folded name or alias → ids
	all   []string            // names, for suggestions
}

// NewProspectFinder prepares finding among the prospects.
func NewProspectFinder(prospects []Prospect) *ProspectFinder {
	f := &ProspectFinder{ids: map[string]string{}, names: map[string][]string{}}
	for _, p := range prospects {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			f.addName(foldLetters(name), p.ID)
		}
		if isSalesforceID(p.ID) {
			f.ids[p.ID[:15]] = p.ID
		}
		if _, taken := f.ids[strings.ToLower(p.ID)]; !taken {
			f.ids[strings.ToLower(p.ID)] = p.ID
		}
		f.all = append(f.all, p.ID, p.Name)
	}
	for _, p := range prospects {
		f.ids[p.ID] = p.ID
	}
	return f
}

func (f *ProspectFinder) addName(folded, id string) {
	have := f.names[folded]
	if folded != "" && (len(have) == 0 || have[len(have)-1] != id) {
		f.names[folded] = append(have, id)
	}
}

// isSalesforceID tells whether an id is one of Salesforce's with its checksum:
// 15 letters and digits whose case counts, then three more
// (https://help.salesforce.com, "Converting 15 character IDs to 18 characters").
// Exports hold either form.
func isSalesforceID(id string) bool {
	return len(id) == 18 && strings.IndexFunc(id, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0
}

// Find returns the id of the prospect that the text means: an id, a name or an
// alias, whatever its letter case and punctuation. The error says what is wrong
// with a text that means nobody or several.
func (f *ProspectFinder) Find(text string) (string, error) {
	switch ids := f.find(oneLine(text)); len(ids) {
	case 1:
		return ids[0], nil
	case 0:
		return "", fmt.Errorf("prospect %q is not in the prospects file%s", short(text), f.suggestion(text))
	default:
		return "", fmt.Errorf("prospect %q is the name of %d prospects: write the id of the one that is meant (%s)", short(text), len(ids), short(strings.Join(ids, ", ")))
	}
}

// find returns the ids that a text means, without the search for a suggestion,
// which looks at every name.
func (f *ProspectFinder) find(text string) []string {
	for _, key := range []string{text, strings.ToLower(text)} {
		if id, ok := f.ids[key]; ok {
			return []string{id}
		}
	}
	if isSalesforceID(text) {
		if id, ok := f.ids[text[:15]]; ok {
			return []string{id}
		}
	}
	if ids := f.names[foldLetters(text)]; len(ids) > 0 {
		return ids
	}
	return f.bracketed(text)
}

// trailingID is the record id that HubSpot writes behind a name: "Acme (882)".
var trailingID = regexp.MustCompile(`^(.*\S)\s*\((\d+)\)$`)

// bracketed returns the ids that a name with a record id in brackets means: by
// name, and by id where that is one of ours.
func (f *ProspectFinder) bracketed(text string) []string {
	m := trailingID.FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	ids := f.find(m[1])
	if id, ok := f.ids[m[2]]; ok && len(ids) == 0 || ok && slices.Contains(ids, id) {
		return []string{id}
	} else if ok {
		return append(slices.Clone(ids), id)
	}
	return ids
}

func (f *ProspectFinder) suggestion(text string) string {
	if len(f.all) > 20_000 {
		return ""
	}
	return suggestion(text, f.all)
}

// foldLetters keeps letters and digits in lower case: "Acme, Inc." is "acmeinc".
func foldLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// findRep is the id of the rep whom a program calls by id, name, or name and
// address; a name that is no rep's stays as it is.
func findRep(reps []Rep, written string) string {
	name, _, _ := strings.Cut(written, "(")
	name = oneLine(name)
	for _, r := range reps {
		if strings.EqualFold(name, r.ID) {
			return r.ID
		}
	}
	for _, r := range reps {
		if strings.EqualFold(name, r.Name) {
			return r.ID
		}
	}
	if len(reps) == 1 && name == "" {
		return reps[0].ID
	}
	return oneLine(written)
}

// NewTouch makes a touch of texts by column of calls.csv, checked as the loader
// checks a line.
func NewTouch(cells map[string]string) (Touch, error) {
	t := &table{columns: touchColumns, index: map[string][]int{}, zones: zoneCache{}}
	fields := make([]string, len(touchColumns))
	for i, c := range touchColumns {
		t.index[c.name] = []int{i}
		fields[i] = cells[c.name]
	}
	touch, errs := touchOf(t, record{fields: fields})
	return tidied(touch), errors.Join(errs...)
}

// OutcomeWords are the outcomes of a touch as calls.csv writes them.
func OutcomeWords() []string { return append([]string(nil), outcomeWords...) }

// VerdictWords are the verdicts on a reason as calls.csv writes them.
func VerdictWords() []string { return append([]string(nil), verdictWords...) }
