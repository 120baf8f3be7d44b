package publish

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// Sheet is one morning's list as it is published: calllist.json, and all that
// the pages and the terminal show. It names no suppressed prospect. The same
// list and the same source outcomes give the same bytes, whichever run made
// them.
type Sheet struct {
	ListDate   string      `json:"list_date"` // 2006-01-02
	AsOf       time.Time   `json:"as_of"`
	Seller     Seller      `json:"seller"`
	Reps       []Rep       `json:"reps"`
	Calls      []Row       `json:"calls"` // by rep in the order of Reps, then rank
	HeldBack   []HeldBack  `json:"held_back"`
	Suppressed int         `json:"suppressed"` // prospects that are held back and not named
	Degraded   []string    `json:"degraded"`   // why the list may be incomplete; empty when all went well
	Reading    ReadSources `json:"reading"`
	TakenBack  []TakenBack `json:"taken_back"` // stories that a rep called false or somebody else's
}

// TakenBack is a story that a verdict took from everybody's list.
type TakenBack struct {
	data.RejectedReport
	Name string `json:"prospect"` // to whom it was told
}

// Seller is who calls.
type Seller struct {
	Name string `json:"name"`
	Does string `json:"does"`
}

// Rep is somebody who calls, with the name of the own page.
type Rep struct {
	data.Rep
	Page  string `json:"page"`  // file name beside index.html
	Calls int    `json:"calls"` // rows on this list
}

// Row is one call: the columns of the call_list view and what the pages show
// beside them, as one flat object.
type Row struct {
	ListDate string `json:"list_date"`
	data.Call
	data.Reason
	EvidenceDate string `json:"evidence_date"` // 2006-01-02, empty when unknown
	SourceName   string `json:"source_name"`   // for people
}

// HeldBack is a prospect who is not on the list, and why.
type HeldBack = data.HeldBack

// ReadSources is what the night heard from its sources.
type ReadSources struct {
	Sources  int                  `json:"sources"`  // asked
	Failed   int                  `json:"failed"`   // of these
	Items    int                  `json:"items"`    // entries in what the others hold
	Failures []data.FailureReport `json:"failures"` // of sources, by address
}

// newSheet makes the Sheet of a night.
func newSheet(n Night) Sheet {
	h := newHush(n.List)
	report := h.report(n.Report)
	s := Sheet{
		ListDate:   n.List.Date.Format(time.DateOnly),
		AsOf:       n.List.AsOf,
		Seller:     Seller{Name: n.Seller.Name, Does: n.Seller.Does},
		Reps:       repsOf(n.List),
		Calls:      []Row{},
		HeldBack:   []HeldBack{},
		Suppressed: n.List.Suppressed(),
		Degraded:   append([]string{}, report.Degraded...),
		Reading:    readSources(report),
		TakenBack:  takenBack(n.List, report),
	}
	for _, c := range n.List.Calls {
		s.Calls = append(s.Calls, newRow(s.ListDate, c, n.SourceNames, h))
	}
	s.sortCalls()
	for _, b := range n.List.HeldBack {
		if b.Cause != data.CauseSuppressed {
			b.Detail = h.text(b.Detail, b.Prospect)
			s.HeldBack = append(s.HeldBack, b)
		}
	}
	return s
}

func newRow(date string, c data.Call, names map[string]string, h hush) Row {
	r := Row{ListDate: date, Call: c, Reason: c.Reason}
	r.Call.Reason = data.Reason{}
	if !c.Reason.EvidenceDate.IsZero() {
		r.EvidenceDate = c.Reason.EvidenceDate.Format(time.DateOnly)
	}
	r.SourceName = sourceName(r.Source, r.URL, names)
	r.hush(h)
	r.ContactNote, r.Spelling = withNames(r.ContactNote, names), withNames(r.Spelling, names)
	r.Reason.Sentence = withNames(r.Reason.Sentence, names)
	r.Told, r.AlreadyTold = h.texts(r.Told, r.Prospect), h.texts(r.AlreadyTold, r.Prospect)
	r.Attempts = append([]data.Attempt{}, r.Attempts...)
	r.Homework = h.homework(r.Homework, r.Prospect)
	r.Contributions = append([]data.Contribution{}, r.Contributions...)
	for i := range r.Contributions {
		r.Contributions[i].Why = h.text(r.Contributions[i].Why, r.Prospect)
	}
	return r
}

// hush masks the suppressed names in the texts of the row.
func (r *Row) hush(h hush) {
	for _, text := range []*string{&r.Sentence, &r.Evidence, &r.Title, &r.SourceName, &r.WhyItMatters, &r.Opener,
		&r.Question, &r.Voicemail, &r.Tact, &r.WhenWhy, &r.Fit, &r.FitRule, &r.ZoneWhy, &r.HandedOver, &r.About,
		&r.Mail.Subject, &r.Mail.Body, &r.Mail.Detail, &r.Content.Title, &r.ContactNote, &r.Spelling,
		&r.NewContact.Name, &r.NewContact.Title, &r.NewContact.Evidence} {
		*text = h.text(*text, r.Prospect)
	}
	for _, link := range []*string{&r.URL, &r.Source, &r.Content.URL, &r.NewContact.URL} {
		*link = h.text(h.link(*link, r.Prospect), r.Prospect)
	}
}

// takenBack are the stories that verdicts took back, with the names of those to
// whom they were told.
func takenBack(l data.List, r data.Report) []TakenBack {
	names := map[string]string{}
	for _, c := range l.Calls {
		names[c.ProspectID] = c.Prospect
	}
	for _, h := range l.HeldBack {
		names[h.ProspectID] = h.Prospect
	}
	out := []TakenBack{}
	for _, rejected := range r.Rejected {
		if rejected.Prospect != "" {
			out = append(out, TakenBack{rejected, names[rejected.Prospect]})
		}
	}
	return out
}

// withNames writes outlets in a text by name instead of by host.
func withNames(text string, names map[string]string) string {
	for _, host := range sortedKeys(names) {
		inside := strings.Contains(text, "."+host) || strings.Contains(text, "-"+host) // of another host
		if names[host] != "" && strings.Contains(text, host) && !inside {
			text = maskName(text, host, "", names[host])
		}
	}
	return text
}

// sourceName is what people call a source: the given name, else its host, else
// itself, else the host of the document.
func sourceName(source, document string, names map[string]string) string {
	if name := names[source]; name != "" {
		return name
	}
	if h := host(source); h != "" {
		return h
	}
	if source != "" {
		return source
	}
	return host(document)
}

// repsOf lists the reps in their order, then those that only calls name.
func repsOf(l data.List) []Rep {
	reps := []Rep{}
	at := map[string]int{}
	add := func(r data.Rep) {
		if _, known := at[r.ID]; !known {
			at[r.ID] = len(reps)
			reps = append(reps, Rep{Rep: r})
		}
	}
	for _, r := range l.Reps {
		add(r)
	}
	for _, c := range l.Calls {
		add(data.Rep{ID: c.Rep})
		reps[at[c.Rep]].Calls++
	}
	pages := newPageNames()
	for i := range reps {
		if reps[i].Name == "" {
			reps[i].Name = reps[i].ID
		}
		reps[i].Page = pages.of(reps[i].ID)
	}
	return reps
}

func (s *Sheet) sortCalls() {
	at := map[string]int{}
	for i, r := range s.Reps {
		at[r.ID] = i
	}
	slices.SortStableFunc(s.Calls, func(a, b Row) int {
		if a.Rep != b.Rep {
			return at[a.Rep] - at[b.Rep]
		}
		return a.Rank - b.Rank
	})
}

// readSources tells what does not depend on how often the night was started:
// which sources answer, and how many entries they hold.
func readSources(r data.Report) ReadSources {
	out := ReadSources{Sources: len(r.Sources), Failures: []data.FailureReport{}}
	for _, s := range r.Sources {
		if s.Outcome.Failed() {
			out.Failed++
		} else {
			out.Items += s.Items
		}
	}
	for _, f := range r.Failures {
		if f.What == "source" {
			out.Failures = append(out.Failures, f)
		}
	}
	slices.SortStableFunc(out.Failures, func(a, b data.FailureReport) int { return strings.Compare(a.URL, b.URL) })
	return out
}

// ReadSheet reads a published calllist.json.
func ReadSheet(path string) (Sheet, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return Sheet{}, fmt.Errorf("read the published list: %w", err)
	}
	var s Sheet
	if err := json.Unmarshal(content, &s); err != nil {
		return Sheet{}, fmt.Errorf("read the published list %s: %w", path, err)
	}
	return s, nil
}

// toJSON writes a value as indented JSON with a final newline.
func toJSON(v any) ([]byte, error) {
	b, err := json.MarshalIndent(v, "", "  ")
	return append(b, '\n'), err
}
