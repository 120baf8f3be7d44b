package duck

// signalsView is the news of others that concerns prospects. What is about a
// suppressed prospect, or stands in a document that names only such, is left out.
func signalsView() view {
	return view{"signals", "news of somebody else that concerns a prospect, such as of a competitor, or of somebody who asks for what the prospect sells; times are TIMESTAMP in UTC", []column{
		{"signal_id", "s.event_id", "identity: hash of document, prospect, relation, organisation and type"},
		{"story_id", "s.story_id", "the happening that it tells of, the same for all whom it concerns; never changes, see story_aliases"},
		{"prospect_id", "s.prospect_id", "the prospect whom it concerns"},
		{"relation", "s.relation", "what the organisation is to the prospect: competitor, customer, regulator, industry or need"},
		{"about", "s.about", "the organisation that the news is of"},
		{"term", "s.term", "entry of prospects.csv that ties it to the prospect"},
		{"type", "s.type", "event type whose weight and half-life hold"},
		{"status", "s.status", "done, planned, rumoured or past"},
		{"role", "s.role", "of the organisation, as in acquirer or target; empty where the type has no roles"},
		{"happened_on", "s.happened_on", "day on which it happened; NULL when the text gives none"},
		{"observed_at", "s.observed_at", "clock of the night that saw it first, UTC"},
		{"published_at", "s.published_at", "when the document was published, UTC; NULL when unknown"},
		{"confidence", "s.confidence", "estimated share of such signals that are true, 0 to 1"},
		{"listable", "s.listable", "good enough for a row of the list"},
		{"evidence", "s.evidence", "the quote, word for word as in the document"},
		{"evidence_field", "s.evidence_field", "where the quote stands: title or text"},
		{"document_id", "s.document_id", "the document"},
		{"url", "s.url", "URL of the document"},
		{"title", "s.title", "title of the document"},
		{"slots", asJSON("s.slots", "{}"), "JSON object: counterparty, product, place and so on, as spelled in the text"},
		{"novelty", "s.novelty", "new, development or echo of what the story said before"},
		{"rule", "s.rule", "which pattern made it"},
		{"withdrawn_at", "s.withdrawn_at", "clock of the night that no longer found it, or on which a verdict counted, UTC; NULL while it stands"},
		{"withdrawn_why", "s.withdrawn_why", "whose verdict took it back; empty when the document no longer tells of it"},
	}, `FROM signals s ANTI JOIN suppressed p ON p.prospect_id = s.prospect_id ANTI JOIN suppressed a ON a.prospect_id = s.about_prospect
ANTI JOIN hidden_documents h ON h.document_id = s.document_id ORDER BY s.event_id`}
}

func profilesView() view {
	return view{"profiles", "the homework card from the prospect's own site", []column{
		{"prospect_id", "prospect_id", "the prospect"},
		{"observed_at", "observed_at", "clock of the night that read the site, UTC"},
		{"description", "description", "what they say they do"},
		{"address", "address", "postal address"},
		{"employees", "employees", "head count that the site hints at; NULL when unknown"},
		{"links", asJSON("links", "[]"), "JSON list of their pages elsewhere: kind and URL"},
		{"city", "city", "city"},
		{"region", "region", "state or region"},
		{"country", "country", "country, as the site writes it"},
		{"phone", "phone", "phone number of the company"},
		{"industry", "industry", "industry, in the site's words"},
		{"founded", "founded", "year of its foundation; NULL when unknown"},
		{"sources", asJSON("sources", "{}"), "JSON object: for each value the page, the place in it and the quote"},
	}, "FROM profiles ANTI JOIN suppressed USING (prospect_id) ORDER BY prospect_id"}
}
