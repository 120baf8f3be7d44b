package duck

import (
	"context"
	"database/sql"

	"callworthy/data"
)

// aboutID is whom a signal is about, as denials name them.
var aboutID = "(CASE WHEN about_prospect = '' THEN " + quote(data.PartyPrefix) + " || party ELSE about_prospect END)"

// markDenied marks the signals about these organisations and of these types: a text
// may take them back now.
func (s *session) markDenied(ctx context.Context, about map[StoryKey]bool) error {
	dirty := map[SignalKey]bool{}
	for k := range about {
		keys, err := collect(ctx, s, "SELECT DISTINCT relation, party, type FROM signals WHERE type = ? AND "+aboutID+" = ?", scanSignalKey, k.Type, k.ProspectID)
		if err != nil {
			return err
		}
		for _, key := range keys {
			dirty[key] = true
		}
	}
	return s.markDirtySignals(ctx, dirty)
}

// DeniedSignals returns all that texts take back of the organisations that signals
// are about, by the keys of these.
func (st *Store) DeniedSignals(ctx context.Context) (map[SignalKey][]data.Denial, error) {
	query := "SELECT s.relation, s.party, " + denialColumns + " FROM denials d JOIN (SELECT DISTINCT relation, party, type, " + aboutID + ` AS prospect_id FROM signals) s
USING (prospect_id, type) ORDER BY relation, party, type, coalesce(published_at, observed_at), document_id, prospect_id`
	out := map[SignalKey][]data.Denial{}
	err := st.read("read the denials of signals", func(s *session) error {
		_, err := collect(ctx, s, query, func(r *sql.Rows) (k SignalKey, err error) {
			var d data.Denial
			err = r.Scan(append([]any{&k.Relation, &k.Party}, denialTargets(&d)...)...)
			k.Type = d.Type
			out[k] = append(out[k], d)
			return k, err
		})
		return err
	})
	return out, err
}
