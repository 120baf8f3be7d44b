package rank

// homework is what is known of the prospects beyond their own news: the cards of
// their sites and the news of their markets, by prospect id.
type homework struct{}

func newHomework(Input) homework { return homework{} }
