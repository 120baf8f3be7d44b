-- Pages of prospects' sites that are compared with what they said before.

CREATE TABLE watched_pages (
    page        VARCHAR NOT NULL,
    source      VARCHAR NOT NULL,
    prospect_id VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    url         VARCHAR NOT NULL,
    title       VARCHAR NOT NULL,
    read_at     TIMESTAMP,
    people      VARCHAR NOT NULL,
    posts       VARCHAR NOT NULL,
    gone        VARCHAR NOT NULL,
    row_hash    VARCHAR NOT NULL
);
COMMENT ON TABLE watched_pages IS 'who leads each prospect and which posts are open, as the pages of its own site said when they were last read';
COMMENT ON COLUMN watched_pages.page IS 'kind and source';
COMMENT ON COLUMN watched_pages.source IS 'the site, as in sources.source';
COMMENT ON COLUMN watched_pages.prospect_id IS 'the prospect whose site it is';
COMMENT ON COLUMN watched_pages.kind IS 'leadership or careers';
COMMENT ON COLUMN watched_pages.url IS 'address of the page';
COMMENT ON COLUMN watched_pages.title IS 'title of the page';
COMMENT ON COLUMN watched_pages.read_at IS 'clock of the night that read it last, UTC';
COMMENT ON COLUMN watched_pages.people IS 'JSON: names with their titles and the line of the page';
COMMENT ON COLUMN watched_pages.posts IS 'JSON: open posts and the part of the work that each belongs to';
COMMENT ON COLUMN watched_pages.gone IS 'JSON: who was named before and is not any more, when last seen and when first missing; a warning, not an event';
COMMENT ON COLUMN watched_pages.row_hash IS 'hash of the row, to see whether it changed';
