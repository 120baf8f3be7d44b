-- Documents that say what another one says, as a page does that can be had under
-- two addresses. The hash stays the last column of articles.

ALTER TABLE articles DROP COLUMN row_hash;
ALTER TABLE articles ADD COLUMN canonical VARCHAR DEFAULT '';
ALTER TABLE articles ADD COLUMN says BIGINT;
ALTER TABLE articles ADD COLUMN titled BIGINT;
ALTER TABLE articles ADD COLUMN reads BIGINT;
ALTER TABLE articles ADD COLUMN row_hash VARCHAR DEFAULT '';
ALTER TABLE articles ALTER COLUMN canonical SET NOT NULL;
ALTER TABLE articles ALTER COLUMN row_hash SET NOT NULL;
COMMENT ON COLUMN articles.canonical IS 'address that the page gives as its own; empty when it gives none, or the one by which it is known';
COMMENT ON COLUMN articles.says IS 'mark of site, title and text: equal ones are one page; NULL when they say too little';
COMMENT ON COLUMN articles.titled IS 'mark of the page''s own address and its title; NULL without a title';
COMMENT ON COLUMN articles.reads IS 'mark of the page''s own address and its text; NULL for a short text';
COMMENT ON COLUMN articles.row_hash IS 'hash of the article and its mentions, to see whether they changed';

CREATE TABLE copies (
    document_id VARCHAR NOT NULL,
    copy_of     VARCHAR NOT NULL
);
COMMENT ON TABLE copies IS 'documents that were read as copies: nothing is taken from them but their text';
COMMENT ON COLUMN copies.document_id IS 'the copy';
COMMENT ON COLUMN copies.copy_of IS 'the document that counts in its stead';
