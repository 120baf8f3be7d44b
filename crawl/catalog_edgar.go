package crawl

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/mmcdole/gofeed"

	"callworthy/data"
)

// maxFilings bounds the filings of one company that are looked at, newest first.
const maxFilings = 40

// filers are the numbers of the companies that file with the SEC, by ticker. The
// list is asked for once a night.
type filers struct {
	mu    sync.Mutex
	known bool
	ciks  map[string]string
	err   error
}

// cik gives the number of ten digits of the company with a ticker, asking at for
// the list when nobody did tonight. It is empty when no such company files.
func (w *Web) cik(ctx context.Context, at, ticker string) (string, error) {
	w.filers.mu.Lock()
	defer w.filers.mu.Unlock()
	if !w.filers.known {
		ciks, err := w.readFilers(ctx, at)
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		w.filers.known, w.filers.ciks, w.filers.err = true, ciks, err
	}
	if w.filers.err != nil {
		return "", w.filers.err
	}
	return w.filers.ciks[tickerKey(ticker)], nil
}

// readFilers reads the SEC's list of tickers: an object of objects, one a company.
func (w *Web) readFilers(ctx context.Context, at string) (map[string]string, error) {
	a, err := w.get(ctx, at, jsonAccept, "", "")
	if err != nil {
		return nil, err
	}
	var all map[string]struct {
		CIK    int64 `json:"cik_str"`
		Ticker string
	}
	if err := fromJSON(a.body, &all); err != nil {
		return nil, err
	}
	out := make(map[string]string, len(all))
	for _, f := range all {
		out[tickerKey(f.Ticker)] = fmt.Sprintf("%010d", f.CIK)
	}
	return out, nil
}

// tickerKey compares tickers: classes of shares are written BRK.B and BRK-B.
func tickerKey(ticker string) string {
	return strings.NewReplacer(".", "-", "/", "-", " ", "-").Replace(strings.ToUpper(strings.TrimSpace(ticker)))
}

// readFilings reads the current reports of a company from
// https://www.sec.gov/search-filings/edgar-application-programming-interfaces:
// one item for each Form 8-K, at the page of the filing, with the captions of its
// items as that page shows them.
func (w *Web) readFilings(ctx context.Context, s data.SourceState) (data.Polled, error) {
	page, err := url.Parse(s.Source.URL)
	if err != nil || len(s.Source.Entry.Asks) != 2 {
		return data.Polled{}, notRead("%q names no company", clip(s.Source.URL, 200))
	}
	ticker := page.Query().Get("CIK")
	cik, err := w.cik(ctx, s.Source.Entry.Asks[0], ticker)
	if err != nil {
		return data.Polled{}, err
	}
	if cik == "" { // nothing is wrong: it is listed elsewhere
		next := w.asked(s)
		next.LastOutcome, next.Items = data.OutcomeOK, 0
		next.LastDetail = fmt.Sprintf("no company with the ticker %s files with the SEC; if it should, check `ticker` in prospects.csv", ticker)
		return data.Polled{State: w.planned(next, 0)}, nil
	}
	a, err := w.get(ctx, asksOf(s.Source, cik)[1], jsonAccept, s.ETag, s.LastModified)
	if err != nil {
		return data.Polled{}, err
	}
	next := w.asked(s)
	if a.status == http.StatusNotModified {
		next.LastOutcome = data.OutcomeNotModified
		return data.Polled{State: w.planned(next, freshFor(a.header))}, nil
	}
	next.ETag, next.LastModified = a.header.Get("ETag"), a.header.Get("Last-Modified")
	site := (&url.URL{Scheme: page.Scheme, Host: page.Host, Path: "/Archives/edgar/data/"}).String()
	entries, err := currentReports(a.body, ticker, site+strings.TrimLeft(cik, "0")+"/")
	if err != nil {
		return data.Polled{}, err
	}
	polled := w.brought(next, feedOf(a, entries), a)
	for i := range polled.Items {
		if polled.Items[i].Outcome == data.OutcomePending { // its page says no more
			polled.Items[i].Outcome = data.OutcomeHeadline
		}
	}
	return polled, nil
}

// submissions is what is read of a company's list of filings: columns, of which
// the n-th values belong to the n-th filing.
type submissions struct {
	Name    string
	Filings struct {
		Recent struct {
			AccessionNumber, FilingDate, Form, Items []string
		}
	}
}

// currentReports makes entries of the Forms 8-K in a list of filings. folder is
// where the filings of the company stand.
func currentReports(body []byte, ticker, folder string) ([]entry, error) {
	var all submissions
	if err := fromJSON(body, &all); err != nil {
		return nil, err
	}
	r := all.Filings.Recent
	n := len(r.AccessionNumber)
	if all.Name == "" || len(r.FilingDate) != n || len(r.Form) != n || len(r.Items) != n {
		return nil, notRead("the list of filings has not the columns that are documented")
	}
	var out []entry
	for i := range n {
		if len(out) == maxFilings {
			break
		}
		if r.Form[i] != "8-K" && r.Form[i] != "8-K/A" {
			continue
		}
		number := r.AccessionNumber[i]
		out = append(out, entry{Item: &gofeed.Item{
			Title:       html.EscapeString(fmt.Sprintf("%s (%s): Form %s", all.Name, strings.ToUpper(ticker), r.Form[i])),
			Link:        folder + strings.ReplaceAll(number, "-", "") + "/" + number + "-index.htm",
			Published:   r.FilingDate[i],
			Description: captionsOf(r.Items[i]),
		}})
	}
	return out, nil
}

// captionsOf spells out items such as "2.02,9.01", one a paragraph, in HTML.
func captionsOf(items string) string {
	var b strings.Builder
	for item := range strings.SplitSeq(items, ",") {
		item = strings.TrimSpace(item)
		if caption := itemCaptions[item]; caption != "" {
			b.WriteString("<p>Item " + item + ": " + html.EscapeString(caption) + "</p>\n")
		}
	}
	return b.String()
}

// itemCaptions are the captions of the items of Form 8-K, as the form and the
// pages of filings have them (https://www.sec.gov/files/form8-k.pdf).
var itemCaptions = map[string]string{
	"1.01": "Entry into a Material Definitive Agreement",
	"1.02": "Termination of a Material Definitive Agreement",
	"1.03": "Bankruptcy or Receivership",
	"1.04": "Mine Safety - Reporting of Shutdowns and Patterns of Violations",
	"1.05": "Material Cybersecurity Incidents",
	"2.01": "Completion of Acquisition or Disposition of Assets",
	"2.02": "Results of Operations and Financial Condition",
	"2.03": "Creation of a Direct Financial Obligation or an Obligation under an Off-Balance Sheet Arrangement of a Registrant",
	"2.04": "Triggering Events That Accelerate or Increase a Direct Financial Obligation or an Obligation under an Off-Balance Sheet Arrangement",
	"2.05": "Costs Associated with Exit or Disposal Activities",
	"2.06": "Material Impairments",
	"3.01": "Notice of Delisting or Failure to Satisfy a Continued Listing Rule or Standard; Transfer of Listing",
	"3.02": "Unregistered Sales of Equity Securities",
	"3.03": "Material Modification to Rights of Security Holders",
	"4.01": "Changes in Registrant's Certifying Accountant",
	"4.02": "Non-Reliance on Previously Issued Financial Statements or a Related Audit Report or Completed Interim Review",
	"5.01": "Changes in Control of Registrant",
	"5.02": "Departure of Directors or Certain Officers; Election of Directors; Appointment of Certain Officers; Compensatory Arrangements of Certain Officers",
	"5.03": "Amendments to Articles of Incorporation or Bylaws; Change in Fiscal Year",
	"5.07": "Submission of Matters to a Vote of Security Holders",
	"7.01": "Regulation FD Disclosure",
	"8.01": "Other Events",
	"9.01": "Financial Statements and Exhibits",
}
