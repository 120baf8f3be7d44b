-- Names that were left out because nothing proves that the prospect is meant.

CREATE TABLE doubts (
    prospect_id  VARCHAR NOT NULL,
    document_id  VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    why          VARCHAR NOT NULL,
    url          VARCHAR NOT NULL,
    title        VARCHAR NOT NULL,
    published_at TIMESTAMP
);
COMMENT ON TABLE doubts IS 'names of prospects in documents that were left out for want of proof that the prospect is meant: the newest twenty documents of each prospect';
COMMENT ON COLUMN doubts.prospect_id IS 'the prospect whose name stands there';
COMMENT ON COLUMN doubts.document_id IS 'the document';
COMMENT ON COLUMN doubts.name IS 'the name as it stands in the document';
COMMENT ON COLUMN doubts.why IS 'why it does not count';
COMMENT ON COLUMN doubts.url IS 'URL of the document';
COMMENT ON COLUMN doubts.title IS 'title of the document';
COMMENT ON COLUMN doubts.published_at IS 'when the document was published, UTC; NULL when unknown';
