-- Calls of which only the day is known, and whom prospects sell to and obey. The
-- hash stays the last column; with it empty, the next night writes each row anew.

ALTER TABLE touches DROP COLUMN row_hash;
ALTER TABLE touches ADD COLUMN day_only BOOLEAN DEFAULT false;
ALTER TABLE touches ADD COLUMN row_hash VARCHAR DEFAULT '';
ALTER TABLE touches ALTER COLUMN day_only SET NOT NULL;
ALTER TABLE touches ALTER COLUMN row_hash SET NOT NULL;
COMMENT ON COLUMN touches.day_only IS 'the file names the day alone: the time is its midnight and tells no hour';
COMMENT ON COLUMN touches.row_hash IS 'hash of the row, to see whether it changed';

ALTER TABLE prospects DROP COLUMN row_hash;
ALTER TABLE prospects ADD COLUMN customers VARCHAR DEFAULT '';
ALTER TABLE prospects ADD COLUMN regulators VARCHAR DEFAULT '';
ALTER TABLE prospects ADD COLUMN row_hash VARCHAR DEFAULT '';
ALTER TABLE prospects ALTER COLUMN customers SET NOT NULL;
ALTER TABLE prospects ALTER COLUMN regulators SET NOT NULL;
ALTER TABLE prospects ALTER COLUMN row_hash SET NOT NULL;
COMMENT ON COLUMN prospects.customers IS 'JSON list of organisations that the prospect sells to';
COMMENT ON COLUMN prospects.regulators IS 'JSON list of organisations that make rules for the prospect';
COMMENT ON COLUMN prospects.row_hash IS 'hash of the row, to see whether it changed';

COMMENT ON COLUMN call_list.zone_why IS 'where the time zone is known from, empty when prospects.csv says it; or, where it is not known, whose times they are';
