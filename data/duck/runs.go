package duck

import (
	"context"
	"database/sql"
	"time"

	"callworthy/data"
)

// StartRun records that a run began. Earlier runs that never ended are marked
// interrupted.
func (st *Store) StartRun(ctx context.Context, r data.Run) error {
	return st.write(ctx, "record the run's start", func(s *session) error {
		err := s.exec(ctx, "UPDATE runs SET status = ? WHERE status = ?", string(data.RunInterrupted), string(data.RunRunning))
		if err != nil {
			return err
		}
		return s.putRun(ctx, r)
	})
}

// FinishRun records how a run ended.
func (st *Store) FinishRun(ctx context.Context, r data.Run) error {
	return st.write(ctx, "record the run's end", func(s *session) error { return s.putRun(ctx, r) })
}

func (s *session) putRun(ctx context.Context, r data.Run) error {
	if err := s.exec(ctx, "DELETE FROM runs WHERE run_id = ?", r.ID); err != nil {
		return err
	}
	return s.append(ctx, "runs", []row{runRow(r)})
}

func runRow(r data.Run) row {
	return row{r.ID, nullTime(r.AsOf), nullTime(r.StartedAt), nullTime(r.EndedAt), string(r.Status),
		int64(r.Documents), int64(r.Events), int64(r.Listed), int64(r.HeldBack)}
}

const selectClock = "SELECT as_of FROM runs ORDER BY started_at DESC, run_id DESC LIMIT 1"

// clock is the as-of of the run that began last; zero when there was none.
func (s *session) clock(ctx context.Context) (time.Time, error) {
	times, err := collect(ctx, s, selectClock, func(r *sql.Rows) (t time.Time, err error) {
		return t, r.Scan(intoTime(&t))
	})
	if err != nil || len(times) == 0 {
		return time.Time{}, err
	}
	return times[0], nil
}
