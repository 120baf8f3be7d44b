-- The address that a server's Link header gives as that of the page: it is no part
-- of the body, so that it has to be kept beside it.

ALTER TABLE documents ADD COLUMN linked VARCHAR DEFAULT '';
ALTER TABLE document_versions ADD COLUMN linked VARCHAR DEFAULT '';
ALTER TABLE documents ALTER COLUMN linked SET NOT NULL;
ALTER TABLE document_versions ALTER COLUMN linked SET NOT NULL;
COMMENT ON COLUMN documents.linked IS 'canonical URL that the Link header of the page gives as its own; empty when it gives none';
COMMENT ON COLUMN document_versions.linked IS 'canonical URL that the Link header of the page gives as its own; empty when it gives none';
