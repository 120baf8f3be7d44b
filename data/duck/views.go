package duck

import "strings"

// view is one view of the published database: what it is made of in the store,
// and what its columns mean. Queries may use the temporary tables of
// prepareCopy.
type view struct {
	name    string
	comment string
	columns []column
	from    string // everything after SELECT …
}

type column struct {
	name    string
	expr    string // in terms of from
	comment string
}

// The tables behind the views stand in this schema of the copy.
const baseSchema = "base"

// storeQuery is what the view's table is filled with.
func (v view) storeQuery() string {
	exprs := make([]string, len(v.columns))
	for i, c := range v.columns {
		exprs[i] = c.expr + " AS " + identifier(c.name)
	}
	return "SELECT " + strings.Join(exprs, ", ") + " " + v.from
}

// definition makes the view in the copy and comments on it and its table.
func (v view) definition() string {
	names := make([]string, len(v.columns))
	for i, c := range v.columns {
		names[i] = identifier(c.name)
	}
	table := baseSchema + "." + v.name
	var b strings.Builder
	b.WriteString("CREATE VIEW " + v.name + " AS SELECT " + strings.Join(names, ", ") + " FROM " + table + ";\n")
	b.WriteString("COMMENT ON VIEW " + v.name + " IS " + quote(v.comment) + ";\n")
	b.WriteString("COMMENT ON TABLE " + table + " IS " + quote("what the view of this name shows: "+v.comment) + ";\n")
	for _, c := range v.columns {
		for _, relation := range []string{v.name, table} {
			b.WriteString("COMMENT ON COLUMN " + relation + "." + identifier(c.name) + " IS " + quote(c.comment) + ";\n")
		}
	}
	return b.String()
}

func identifier(name string) string { return `"` + name + `"` }

// asJSON gives stored JSON text its type; an empty text is an empty value.
func asJSON(column, empty string) string {
	return "(CASE WHEN " + column + " = '' THEN '" + empty + "' ELSE " + column + " END)::JSON"
}

// views is the published database.
func views() []view {
	return []view{
		{"events", "one row for each document, prospect and type: dated facts about prospects, each with its quote; times are TIMESTAMP in UTC", []column{
			{"event_id", "e.event_id", "identity: hash of document, prospect and type"},
			{"story_id", "e.story_id", "the happening that it tells of; never changes, see story_aliases"},
			{"prospect_id", "e.prospect_id", "the prospect"},
			{"type", "e.type", "event type, as in the labelling guidelines"},
			{"status", "e.status", "done, planned, rumoured or past"},
			{"role", "e.role", "of the prospect, as in acquirer or target; empty where the type has no roles"},
			{"happened_on", "e.happened_on", "day on which it happened; NULL when the text gives none"},
			{"observed_at", "e.observed_at", "clock of the night that saw it first, UTC"},
			{"published_at", "e.published_at", "when the document was published, UTC; NULL when unknown"},
			{"confidence", "e.confidence", "estimated share of such events that are true, 0 to 1"},
			{"listable", "e.listable", "good enough for a row of the list"},
			{"evidence", "e.evidence", "the quote, word for word as in the document"},
			{"evidence_field", "e.evidence_field", "where the quote stands: title or text"},
			{"document_id", "e.document_id", "the document"},
			{"url", "e.url", "URL of the document"},
			{"title", "e.title", "title of the document"},
			{"slots", asJSON("e.slots", "{}"), "JSON object: amount, person, place and so on, as spelled in the text"},
			{"novelty", "e.novelty", "new, development or echo of what the story said before"},
			{"rule", "e.rule", "which pattern of the event type made it"},
			{"withdrawn_at", "e.withdrawn_at", "clock of the night that no longer found it, or on which a verdict counted, UTC; NULL while it stands"},
			{"withdrawn_why", "e.withdrawn_why", "whose verdict took its story back; empty when the document no longer tells of it, and while it stands"},
		}, "FROM events e ANTI JOIN suppressed USING (prospect_id) ORDER BY e.event_id"},
		{"story_aliases", "stories that turned out to be part of another", []column{
			{"story_id", "story_id", "the story that was merged; its events keep it"},
			{"part_of", "part_of", "the older story that it belongs to"},
		}, "FROM story_aliases ORDER BY story_id"},
		signalsView(),
		callListView(),
		{"held_back", "the prospects that are not on a morning list; every prospect is on the list or here, on every date", []column{
			{"list_date", "list_date", "the morning"},
			{"prospect_id", "prospect_id", "the prospect"},
			{"prospect", "prospect", "name of the prospect"},
			{"cause", "cause", "no_reason, stale, spent, source_failed, poor_fit, suppressed, resting, wrong_person, handed_over, stopped or capacity"},
			{"detail", "detail", "why, in one sentence"},
		}, "FROM held_back_now ORDER BY list_date, prospect_id"},
		{"documents", "one row a document: an item of news in its latest version; times are TIMESTAMP in UTC", []column{
			{"document_id", "d.document_id", "identity: hash of the canonical URL"},
			{"url", "v.url", "canonical URL"},
			{"source", "(CASE WHEN hs.source IS NULL THEN d.source ELSE '' END)", "key of the source that brought it first"},
			{"title", "v.title", "title, plain text"},
			{"published_at", "coalesce(a.published_at, d.published_at)", "when it was published, UTC; NULL when unknown"},
			{"fetched_at", "v.fetched_at", "clock of the night that read this version, UTC"},
			{"outcome", "d.outcome", "how asking for its page ended"},
			{"detail", "v.detail", "one line about a failed outcome"},
			{"language", "coalesce(a.language, '')", "ISO 639-1; empty when unknown"},
			{"copy_of", "coalesce(c.copy_of, '')", "document that says the same and counts in its stead; empty when it counts itself"},
		}, `FROM documents d JOIN document_versions v ON v.seq = d.seq LEFT JOIN articles a ON a.document_id = d.document_id
LEFT JOIN copies c ON c.document_id = d.document_id
ANTI JOIN hidden_documents h ON h.document_id = d.document_id LEFT JOIN hidden_sources hs ON hs.source = d.source ORDER BY d.document_id`},
		{"mentions", "places in documents where a prospect is named", []column{
			{"document_id", "document_id", "the document"},
			{"prospect_id", "prospect_id", "the prospect"},
			{"field", "field", "title or text"},
			{"start_byte", "start_byte", "first byte in the field"},
			{"end_byte", "end_byte", "byte after the last"},
			{"proof", "proof", "what makes sure that it is this company"},
		}, "FROM mentions ANTI JOIN suppressed USING (prospect_id) ORDER BY ALL"},
		doubtsView(),
		profilesView(),
		watchedView(),
		prospectsView(),
		{"runs", "one row a night; times are TIMESTAMP in UTC", []column{
			{"run_id", "run_id", "name of the run: when it started"},
			{"as_of", "as_of", "the clock of every decision of the night, UTC"},
			{"started_at", "started_at", "when the run began, UTC"},
			{"ended_at", "ended_at", "when the run ended, UTC; NULL when it was killed"},
			{"status", "status", "running, complete, degraded, failed or interrupted"},
			{"documents", "documents", "document versions that the run stored"},
			{"events", "events", "events that the run found or changed"},
			{"listed", "listed", "calls on the list"},
			{"held_back", "held_back", "prospects not on the list"},
		}, "FROM runs_now ORDER BY started_at, run_id"},
		{"sources", "the places of the web that were asked for news; times are TIMESTAMP in UTC", []column{
			{"source", "source", "name of the source: its URL"},
			{"title", "title", "what the feed calls itself; empty when unknown"},
			{"kind", "kind", "feed, site or catalog"},
			{"prospect_id", "prospect_id", "prospect for whose sake it is asked; empty for general sources"},
			{"last_outcome", "last_outcome", "how the last attempt ended"},
			{"last_detail", "last_detail", "one line about a failure"},
			{"last_fetched_at", "last_fetched_at", "clock of the night that asked last, UTC"},
			{"items", "items", "entries in the last body that was read"},
			{"consecutive_failures", "consecutive_failures", "attempts that failed since the last success"},
		}, "FROM sources ANTI JOIN hidden_sources USING (source) ORDER BY source"},
		{"calls", "the contact history as read from calls.csv; times are TIMESTAMP in UTC. A row without an outcome is a verdict alone and no attempt: count attempts WHERE outcome <> ''", []column{
			{"touch_id", "touch_id", "hash of all that the line says"},
			{"prospect_id", "prospect_id", "the prospect"},
			{"at", "at_utc", "when, UTC; AT is a word of DuckDB: write it in double quotes or use at_utc"},
			{"at_utc", "at_utc", "when, UTC"},
			{"at_local", "at_local", "when, by the clock that the line was written by"},
			{"day_only", "day_only", "the day alone is known: the time is midnight and tells no hour"},
			{"rep", "rep", "id of the rep"},
			{"contact_name", "contact_name", "who was tried"},
			{"channel", "channel", "call, voicemail or email; empty for a verdict alone"},
			{"outcome", "outcome", "empty for a verdict alone, which is no attempt; else no_answer, voicemail, gatekeeper, conversation, meeting, wrong_person, left_company, do_not_call or not_interested"},
			{"reason_id", "reason_id", "reason that was used, as in call_list; a bare story id is accepted"},
			{"verdict", "verdict", "what the rep says of the reason: good, weak, old, wrong_company or false; empty when nothing"},
			{"next_step", "next_step", "what was agreed"},
			{"next_step_due", "next_step_due", "day on which it is due; NULL when none was named"},
			{"next_step_owner", "next_step_owner", "us or them"},
			{"note", "note", "free text"},
		}, "FROM touches ANTI JOIN suppressed USING (prospect_id) ORDER BY at_utc, touch_id"},
	}
}
