package duck

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
)

// bodiesAtOnce bounds an IN list: DuckDB uses the index up to 2,048 values.
const bodiesAtOnce = 1000

func bodyHash(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])[:32]
}

// saveBodies keeps each body once and returns its number by its hash.
func (s *session) saveBodies(ctx context.Context, bodies [][]byte) (map[string]int64, error) {
	byHash := map[string][]byte{}
	var hashes []string // in the order given
	for _, b := range bodies {
		h := bodyHash(b)
		if _, seen := byHash[h]; !seen {
			byHash[h] = b
			hashes = append(hashes, h)
		}
	}
	ids, err := s.bodyIDs(ctx, hashes)
	if err != nil {
		return nil, err
	}
	next, err := s.number(ctx, "SELECT max(body_id) FROM bodies")
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, h := range hashes {
		if _, known := ids[h]; known {
			continue
		}
		next++
		ids[h] = next
		rows = append(rows, row{next, h, int64(len(byHash[h])), s.enc.EncodeAll(byHash[h], nil)})
	}
	return ids, s.append(ctx, "bodies", rows)
}

func (s *session) bodyIDs(ctx context.Context, hashes []string) (map[string]int64, error) {
	ids := make(map[string]int64, len(hashes))
	if len(hashes) == 0 {
		return ids, nil
	}
	const q = "SELECT hash, body_id FROM bodies WHERE hash IN (SELECT unnest(?::VARCHAR[]))"
	_, err := collect(ctx, s, q, func(r *sql.Rows) (id int64, err error) {
		var hash string
		err = r.Scan(&hash, &id)
		ids[hash] = id
		return id, err
	}, hashes)
	return ids, err
}

// bodies reads raw bodies by their numbers.
func (s *session) bodies(ctx context.Context, ids []int64) (map[int64][]byte, error) {
	out := make(map[int64][]byte, len(ids))
	for len(ids) > 0 {
		n := min(len(ids), bodiesAtOnce)
		q := "SELECT body_id, zstd FROM bodies WHERE body_id IN (" + numbers(ids[:n]) + ")"
		_, err := collect(ctx, s, q, func(r *sql.Rows) (id int64, err error) {
			var packed sql.RawBytes
			if err := r.Scan(&id, &packed); err != nil {
				return id, err
			}
			if out[id], err = s.dec.DecodeAll(packed, nil); err != nil {
				return id, fmt.Errorf("body %d: %w", id, err)
			}
			return id, nil
		})
		if err != nil {
			return nil, err
		}
		ids = ids[n:]
	}
	return out, nil
}
