package data

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"slices"
	"time"
)

// ImportOptions are what reading somebody else's history needs to know.
type ImportOptions struct {
	Prospects []Prospect
	Reps      []Rep
	Timezone  string // IANA name, for times without a zone; empty means the rep's own
	// Dates says how 3/4/2026 is read: "mdy", "dmy", or "" to see it from the file.
	Dates string
}

// Import is the contact history that one file holds.
type Import struct {
	From    string  // whose file it is: callworthy, Salesforce or HubSpot
	Touches []Touch // in the order of the file
	// Unknown are touches of prospects who are in no row of prospects.csv;
	// ProspectID holds what the file calls them.
	Unknown []Touch
	Skipped map[string]int // rows that are no attempt to reach somebody, by what they are
	DayOnly int            // touches with a day and no time: they stand at midnight
	// ByPerson are the touches whose prospect was found by the person tried, since
	// the company was not named or not known.
	ByPerson []Whom

	rejects *rejects
}

// ReadImport reads contact history from a CSV file: one with callworthy's own
// columns (calls.csv, and outcomes.csv of the list page), an export of Salesforce
// activities or of HubSpot calls and engagements; which one, its header tells.
// Rows that cannot be used are Row problems; a file that is none of these is a
// fatal one.
func ReadImport(path string, o ImportOptions) (Import, Problems) {
	body, err := os.ReadFile(path)
	switch {
	case err != nil:
		return Import{}, Problems{unreadable(path, err, "give the file to import")}
	case len(body) > maxCSVBytes:
		return Import{}, Problems{{File: path, Message: fmt.Sprintf("is larger than %d MiB", maxCSVBytes>>20)}}
	}
	im := &importer{ImportOptions: o, finder: NewProspectFinder(o.Prospects), zones: zoneCache{}, skipped: map[string]int{}, unknown: map[string][]int{}, rejects: &rejects{why: map[int][]string{}}}
	headers := headersOf(decodeText(bytes.Clone(body)))
	var t *table
	switch {
	case hasAll(headers, "prospect_id", "at", "outcome"):
		im.from = "callworthy"
		t = &table{file: path, columns: touchColumns, kept: im.rejects}
		t.read(body, im.own)
	case hasAny(headers, hubspotMarks):
		im.from = "HubSpot"
		t = &table{file: path, columns: activityColumns, kept: im.rejects}
		t.read(body, im.collect)
	case hasAny(headers, salesforceMarks):
		im.from = "Salesforce"
		t = &table{file: path, columns: activityColumns, kept: im.rejects}
		t.read(body, im.collect)
	default:
		return Import{}, Problems{{File: path, Line: 1, Message: "is neither callworthy's own (prospect_id, at, outcome), nor a Salesforce export of activities (Subject, Call Result, Company / Account), nor a HubSpot export of calls (Call outcome, Activity date)"}}
	}
	im.translate(t)
	im.nameUnknown(t)
	return im.done(), t.problems
}

// headersOf are the folded names of the first record's fields.
func headersOf(text []byte) map[string]bool {
	t := &table{}
	found := map[string]bool{}
	comma := separator(firstLine(text))
	if sep, ok := bytes.CutPrefix(firstLine(text), []byte("sep=")); ok && len(sep) == 1 {
		comma = rune(sep[0])
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	t.records(firstLine(text), comma, 0, func(r record) {
		for _, f := range r.fields {
			found[foldHeader(f)] = true
		}
	})
	return found
}

// hasAll tells whether the headers hold each of these columns of calls.csv.
func hasAll(headers map[string]bool, names ...string) bool {
	for _, name := range names {
		c := touchColumns[columnPlace(name)]
		if !hasAny(headers, append([]string{c.name}, c.also...)) {
			return false
		}
	}
	return true
}

func hasAny(headers map[string]bool, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return headers[foldHeader(n)] })
}

// importer gathers what one file holds.
type importer struct {
	ImportOptions
	from    string
	finder  *ProspectFinder
	zones   zoneCache
	rows    []activity // of another program, until all dates were seen
	touches []Touch
	strange []Touch
	unknown map[string][]int // what the file calls a prospect → lines
	skipped map[string]int
	dayOnly int

	people   *peopleIndex // made when it is first needed
	byPerson []Whom
	rejects  *rejects
}

func (im *importer) done() Import {
	return Import{From: im.from, Touches: im.touches, Unknown: im.strange, Skipped: im.skipped, DayOnly: im.dayOnly, ByPerson: im.byPerson, rejects: im.rejects}
}

// own keeps a row in callworthy's own columns.
func (im *importer) own(t *table, r record) {
	touch, errs := touchOf(t, r)
	if len(errs) > 0 {
		t.badRecord(r.line, errs)
		return
	}
	touch.Rep = findRep(im.Reps, touch.Rep)
	if err := im.keep(touch, whom{names: []string{touch.ProspectID}}); err != nil {
		t.badRow(r.line, "%v", err)
	}
}

// nameUnknown reports each unknown prospect once, by the line that named it
// first.
func (im *importer) nameUnknown(t *table) {
	names := sortedKeys(im.unknown)
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(im.unknown[a][0], im.unknown[b][0]) })
	for i, name := range names {
		if i == maxUnknown {
			t.rowProblem(0, "%d more prospects are in no row of the prospects file", len(names)-maxUnknown)
			break
		}
		lines := im.unknown[name]
		_, why := im.finder.Find(name)
		t.rowProblem(lines[0], "%v (%s here)", why, plural(len(lines), "touch", "touches"))
	}
	slices.SortStableFunc(t.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}

// zoneOf is the zone of a time without one: what was asked for, else the rep's.
func (im *importer) zoneOf(rep string) (*time.Location, error) {
	name := im.Timezone
	if name == "" {
		for _, r := range im.Reps {
			if r.ID == rep {
				name = r.Timezone
			}
		}
	}
	if name == "" {
		return nil, fmt.Errorf("the time has no zone and %q is none of the reps: give the zone with --timezone", short(rep))
	}
	return im.zones.zone(name)
}
