package data

import (
	"fmt"
	"slices"
	"strings"
)

// prospectColumns are those of the contract, with the headers of Salesforce
// account reports and HubSpot company exports.
var prospectColumns = []column{
	{"id", true, []string{"Account ID", "Record ID", "Company ID", "Account ID 18", "Case Safe ID"}},
	{"name", true, []string{"Account Name", "Company name", "Company", "Account"}},
	{"aliases", false, []string{"Alias", "Also known as", "DBA", "Doing Business As"}},
	{"domain", false, []string{"Company Domain Name", "Website", "Website URL", "Web site", "URL"}},
	{"ticker", false, []string{"Ticker Symbol", "Stock Symbol"}},
	{"industry", false, []string{"Industry Group", "Primary Industry"}},
	{"employees", false, []string{"Number of Employees", "Employee Count", "Headcount"}},
	{"city", false, []string{"Billing City", "Shipping City"}},
	{"region", false, []string{"State/Region", "Billing State/Province", "Billing State", "State", "Province", "Shipping State/Province"}},
	{"country", false, []string{"Country/Region", "Billing Country", "Shipping Country"}},
	{"timezone", false, []string{"Time Zone"}},
	{"owner", false, []string{"Account Owner", "Company owner", "Account Owner Alias"}},
	{"contact_name", false, []string{"Contact", "Primary Contact", "Full Name"}},
	{"contact_title", false, []string{"Job Title", "Title"}},
	{"contact_phone", false, []string{"Phone", "Phone Number", "Account Phone", "Contact: Phone"}},
	{"contact_email", false, []string{"Email", "Email Address", "Contact: Email"}},
	{"contact_verified", false, nil},
	{"contact_source", false, []string{"Account Source", "Original Source", "Lead Source"}},
	{"do_not_call", false, []string{"DNC"}},
	{"keywords", false, nil},
	{"sells", false, nil},
	{"competitors", false, nil},
	{"customers", false, nil},
	{"regulators", false, nil},
	{"notes", false, []string{"Description", "Account Description", "Note"}},
}

// LoadProspects reads prospects.csv. Rows that cannot be used are Row problems
// and left out; a file or header that cannot be read, an id used twice and a
// file without a usable row are fatal.
func LoadProspects(path string) ([]Prospect, Problems) {
	if path == "" {
		return nil, nil
	}
	l := &prospectLoader{lines: map[string]int{}, rejected: map[int]bool{}}
	t := openTable(path, "it lists the companies you want to sell to; mend `prospects` in callworthy.yaml, or write one: `callworthy init` makes an example",
		prospectColumns, l.row)
	return l.finish(t)
}

type prospectLoader struct {
	prospects []Prospect
	lines     map[string]int // id → line, a usable one where there is one
	rejected  map[int]bool   // lines that cannot be used
}

func (l *prospectLoader) finish(t *table) ([]Prospect, Problems) {
	if len(l.prospects) == 0 && len(t.problems.Fatal()) == 0 {
		t.fatal(0, "holds no prospect that can be used")
	}
	return l.prospects, t.problems
}

func (l *prospectLoader) row(t *table, r record) {
	p, errs := prospectOf(t, r)
	const twice = "id %q was used before in line %d: every prospect needs its own"
	first := l.lines[p.ID]
	if len(errs) > 0 {
		if l.rejected[r.line] = true; first > 0 {
			errs = append(errs, fmt.Errorf(twice, short(p.ID), first))
		} else if p.ID != "" {
			l.lines[p.ID] = r.line
		}
		t.badRecord(r.line, errs)
		return
	}
	switch {
	case first > 0 && !l.rejected[first]:
		t.fatal(r.line, twice, short(p.ID), first)
		return
	case first > 0: // that line is not used, so this one is, until it is mended
		t.rowProblem(r.line, twice, short(p.ID), first)
	}
	l.lines[p.ID] = r.line
	l.prospects = append(l.prospects, p)
}

// prospectOf turns a row into a prospect, or says all that is wrong with it.
func prospectOf(t *table, r record) (Prospect, []error) {
	text := func(c string) string { return oneLine(t.get(r, c)) }
	p := Prospect{
		ID: text("id"), Name: text("name"), Aliases: splitList(t.get(r, "aliases")), Ticker: strings.ToUpper(text("ticker")),
		Industry: text("industry"), City: text("city"), Region: text("region"), Country: text("country"), Owner: text("owner"),
		Contact: Contact{
			Name: text("contact_name"), Title: text("contact_title"), Phone: text("contact_phone"),
			Email: text("contact_email"), Source: text("contact_source"),
		},
		Keywords: splitList(t.get(r, "keywords")), Sells: splitList(t.get(r, "sells")),
		Competitors: splitList(t.get(r, "competitors")), Customers: splitList(t.get(r, "customers")),
		Regulators: splitList(t.get(r, "regulators")), Notes: t.get(r, "notes"), Line: r.line,
	}
	return p, errorsIn(
		p.checkNames(),
		into(&p.Domain, normalDomain, t.get(r, "domain"), "domain"),
		into(&p.Employees, parseCount, text("employees"), "employees"),
		into(&p.Timezone, t.zones.optional, text("timezone"), "timezone"),
		into(&p.Contact.Verified, parseDay, text("contact_verified"), "contact_verified"),
		into(&p.DoNotCall, parseBool, text("do_not_call"), "do_not_call"),
	)
}

// checkNames sees that the prospect can be told from others and be searched for.
func (p Prospect) checkNames() error {
	switch {
	case p.ID == "":
		return fmt.Errorf("the row has no id")
	case p.Name == "":
		return fmt.Errorf("prospect %q has no name", short(p.ID))
	case len(p.ID) > 200:
		return fmt.Errorf("the id is longer than 200 bytes")
	case len(p.Name) > 300:
		return fmt.Errorf("the name is longer than 300 bytes")
	case strings.ContainsFunc(p.ID+p.Name, isControl):
		return fmt.Errorf("id or name of %q hold control characters", short(p.ID))
	}
	return nil
}

// into parses a value and keeps it; an error names its column.
func into[T any](to *T, parse func(string) (T, error), v, column string) error {
	got, err := parse(v)
	if err != nil {
		return fmt.Errorf("%s: %w", column, err)
	}
	*to = got
	return nil
}

// errorsIn returns those that are errors.
func errorsIn(errs ...error) []error {
	return slices.DeleteFunc(errs, func(err error) bool { return err == nil })
}
