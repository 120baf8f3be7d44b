-- Texts that take back what others told: denials, deals called off, corrections.

CREATE TABLE denials (
    document_id    VARCHAR NOT NULL,
    prospect_id    VARCHAR NOT NULL,
    type           VARCHAR NOT NULL,
    kind           VARCHAR NOT NULL,
    evidence_field VARCHAR NOT NULL,
    evidence_start BIGINT NOT NULL,
    evidence_end   BIGINT NOT NULL,
    evidence       VARCHAR NOT NULL,
    url            VARCHAR NOT NULL,
    title          VARCHAR NOT NULL,
    published_at   TIMESTAMP,
    observed_at    TIMESTAMP
);
COMMENT ON TABLE denials IS 'texts that take back what others told of a prospect: one row for each document, prospect and type';
COMMENT ON COLUMN denials.document_id IS 'the document';
COMMENT ON COLUMN denials.prospect_id IS 'the prospect';
COMMENT ON COLUMN denials.type IS 'id of the trigger whose events it speaks against';
COMMENT ON COLUMN denials.kind IS 'denied, off or corrected';
COMMENT ON COLUMN denials.evidence_field IS 'where the quote stands: title or text';
COMMENT ON COLUMN denials.evidence_start IS 'first byte of the quote in the field';
COMMENT ON COLUMN denials.evidence_end IS 'byte after the last';
COMMENT ON COLUMN denials.evidence IS 'the quote';
COMMENT ON COLUMN denials.url IS 'URL of the document';
COMMENT ON COLUMN denials.title IS 'title of the document';
COMMENT ON COLUMN denials.published_at IS 'when the document was published, UTC; NULL when unknown';
COMMENT ON COLUMN denials.observed_at IS 'clock of the night that read the version which showed it, UTC';
COMMENT ON COLUMN events.withdrawn_why IS 'whose verdict took the story back, or which later text the event; empty when the document no longer tells of it, and while it stands';
