-- When a source is asked again, and where it has moved to. The hash stays the
-- last column; with it empty, the next night writes each row anew.

ALTER TABLE sources DROP COLUMN row_hash;
ALTER TABLE sources ADD COLUMN moved_to VARCHAR DEFAULT '';
ALTER TABLE sources ADD COLUMN items_hash VARCHAR DEFAULT '';
ALTER TABLE sources ADD COLUMN news_at TIMESTAMP;
ALTER TABLE sources ADD COLUMN next_at TIMESTAMP;
ALTER TABLE sources ADD COLUMN row_hash VARCHAR DEFAULT '';
ALTER TABLE sources ALTER COLUMN moved_to SET NOT NULL;
ALTER TABLE sources ALTER COLUMN items_hash SET NOT NULL;
ALTER TABLE sources ALTER COLUMN row_hash SET NOT NULL;
COMMENT ON COLUMN sources.moved_to IS 'where permanent redirects of the URL led to, asked in its stead; empty when it stands';
COMMENT ON COLUMN sources.items_hash IS 'hash of the items in the last body, to see whether they changed';
COMMENT ON COLUMN sources.news_at IS 'clock of the night that last saw the items change, UTC; NULL before the first';
COMMENT ON COLUMN sources.next_at IS 'the source rests until then, UTC; NULL when every night may ask';
COMMENT ON COLUMN sources.row_hash IS 'hash of the row, to see whether it changed';
