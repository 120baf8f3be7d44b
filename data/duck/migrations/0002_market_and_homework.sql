-- News of somebody else that concerns a prospect, the homework card of each
-- prospect, and events that a rep's verdict took back.

ALTER TABLE events ADD COLUMN withdrawn_why VARCHAR DEFAULT '';
ALTER TABLE events ALTER COLUMN withdrawn_why SET NOT NULL;
COMMENT ON COLUMN events.withdrawn_why IS 'whose verdict took the story back; empty when the document no longer tells of it, and while it stands';

CREATE TABLE signals (
    event_id       VARCHAR NOT NULL,
    story_id       VARCHAR NOT NULL,
    prospect_id    VARCHAR NOT NULL,
    type           VARCHAR NOT NULL,
    status         VARCHAR NOT NULL,
    role           VARCHAR NOT NULL,
    happened_on    DATE,
    observed_at    TIMESTAMP,
    published_at   TIMESTAMP,
    confidence     DOUBLE NOT NULL,
    listable       BOOLEAN NOT NULL,
    slots          VARCHAR NOT NULL,
    evidence_field VARCHAR NOT NULL,
    evidence_start BIGINT NOT NULL,
    evidence_end   BIGINT NOT NULL,
    evidence       VARCHAR NOT NULL,
    rule           VARCHAR NOT NULL,
    document_id    VARCHAR NOT NULL,
    url            VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    title          VARCHAR NOT NULL,
    novelty        VARCHAR NOT NULL,
    withdrawn_at   TIMESTAMP,
    withdrawn_why  VARCHAR NOT NULL,
    relation       VARCHAR NOT NULL,
    about          VARCHAR NOT NULL,
    term           VARCHAR NOT NULL,
    party          VARCHAR NOT NULL,
    about_prospect VARCHAR NOT NULL
);
COMMENT ON TABLE signals IS 'news of somebody else that concerns a prospect: one row for each document, prospect, relation, organisation and type that was ever found; those that no longer stand are withdrawn';
COMMENT ON COLUMN signals.event_id IS 'identity: hash of document, prospect, relation, organisation and type';
COMMENT ON COLUMN signals.story_id IS 'the happening that it tells of, the same for all whom it concerns; empty until stories are assigned';
COMMENT ON COLUMN signals.prospect_id IS 'the prospect whom it concerns';
COMMENT ON COLUMN signals.type IS 'id of the trigger whose weight and half-life hold';
COMMENT ON COLUMN signals.status IS 'done, planned, rumoured or past';
COMMENT ON COLUMN signals.role IS 'of the organisation; empty where the type has no roles';
COMMENT ON COLUMN signals.happened_on IS 'day on which it happened; NULL when the text gives none';
COMMENT ON COLUMN signals.observed_at IS 'clock of the night that read the first version that showed it, UTC';
COMMENT ON COLUMN signals.published_at IS 'when the document was published, UTC; NULL when unknown';
COMMENT ON COLUMN signals.confidence IS 'estimated share of such signals that are true, 0 to 1';
COMMENT ON COLUMN signals.listable IS 'good enough for a row of the list';
COMMENT ON COLUMN signals.slots IS 'JSON object of counterparty, product, place and so on; empty when there are none';
COMMENT ON COLUMN signals.evidence_field IS 'where the quote stands: title or text';
COMMENT ON COLUMN signals.evidence_start IS 'first byte of the quote in the field';
COMMENT ON COLUMN signals.evidence_end IS 'byte after the last';
COMMENT ON COLUMN signals.evidence IS 'the quote';
COMMENT ON COLUMN signals.rule IS 'which pattern made it';
COMMENT ON COLUMN signals.document_id IS 'the document';
COMMENT ON COLUMN signals.url IS 'URL of the document';
COMMENT ON COLUMN signals.source IS 'key of the source of the document';
COMMENT ON COLUMN signals.title IS 'title of the document';
COMMENT ON COLUMN signals.novelty IS 'new, development or echo; empty until stories are assigned';
COMMENT ON COLUMN signals.withdrawn_at IS 'clock of the night that no longer found it, UTC; NULL while it stands';
COMMENT ON COLUMN signals.withdrawn_why IS 'whose verdict took the story back; empty when the document no longer tells of it, and while it stands';
COMMENT ON COLUMN signals.relation IS 'what the organisation is to the prospect: competitor, customer, regulator, industry or need';
COMMENT ON COLUMN signals.about IS 'the organisation that the news is of';
COMMENT ON COLUMN signals.term IS 'entry of prospects.csv that ties it to the prospect';
COMMENT ON COLUMN signals.party IS 'folded name of the organisation';
COMMENT ON COLUMN signals.about_prospect IS 'the prospect that the organisation is; empty when it is none';

CREATE TABLE dirty_signals (
    relation VARCHAR NOT NULL,
    party    VARCHAR NOT NULL,
    type     VARCHAR NOT NULL
);
COMMENT ON TABLE dirty_signals IS 'relations, organisations and types with signals that changed since their stories were assigned';
COMMENT ON COLUMN dirty_signals.relation IS 'what the organisation is to a prospect';
COMMENT ON COLUMN dirty_signals.party IS 'folded name of the organisation';
COMMENT ON COLUMN dirty_signals.type IS 'id of the trigger';

CREATE TABLE market_marks (
    prospect_id VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    row_hash    VARCHAR NOT NULL
);
COMMENT ON TABLE market_marks IS 'what concerned each prospect in the last completed reading';
COMMENT ON COLUMN market_marks.prospect_id IS 'the prospect';
COMMENT ON COLUMN market_marks.fingerprint IS 'hash of its competitors, what it sells and its keywords';
COMMENT ON COLUMN market_marks.row_hash IS 'hash of the row, to see whether it changed';

CREATE TABLE site_cards (
    source      VARCHAR NOT NULL,
    prospect_id VARCHAR NOT NULL,
    card        VARCHAR NOT NULL,
    row_hash    VARCHAR NOT NULL
);
COMMENT ON TABLE site_cards IS 'what each page of a prospect''s own site says of it, as read last';
COMMENT ON COLUMN site_cards.source IS 'address of the page';
COMMENT ON COLUMN site_cards.prospect_id IS 'the prospect';
COMMENT ON COLUMN site_cards.card IS 'JSON object: the homework card made from this page alone';
COMMENT ON COLUMN site_cards.row_hash IS 'hash of the row, to see whether it changed';

CREATE TABLE homework AS SELECT * FROM profiles;
DROP TABLE profiles;
CREATE TABLE profiles (
    prospect_id VARCHAR NOT NULL,
    observed_at TIMESTAMP,
    description VARCHAR NOT NULL,
    address     VARCHAR NOT NULL,
    employees   BIGINT,
    links       VARCHAR NOT NULL,
    city        VARCHAR NOT NULL,
    region      VARCHAR NOT NULL,
    country     VARCHAR NOT NULL,
    phone       VARCHAR NOT NULL,
    industry    VARCHAR NOT NULL,
    founded     BIGINT,
    sources     VARCHAR NOT NULL,
    row_hash    VARCHAR NOT NULL
);
INSERT INTO profiles SELECT prospect_id, observed_at, description, address, employees, links, '', '', '', '', '', NULL, '', '' FROM homework;
DROP TABLE homework;
COMMENT ON TABLE profiles IS 'what the prospects'' own sites say of them';
COMMENT ON COLUMN profiles.prospect_id IS 'the prospect';
COMMENT ON COLUMN profiles.observed_at IS 'clock of the night that read the site, UTC';
COMMENT ON COLUMN profiles.description IS 'what they say they do';
COMMENT ON COLUMN profiles.address IS 'postal address';
COMMENT ON COLUMN profiles.employees IS 'head count that the site hints at; NULL when unknown';
COMMENT ON COLUMN profiles.links IS 'JSON list of their pages elsewhere';
COMMENT ON COLUMN profiles.city IS 'city';
COMMENT ON COLUMN profiles.region IS 'state or region';
COMMENT ON COLUMN profiles.country IS 'country';
COMMENT ON COLUMN profiles.phone IS 'phone number of the company';
COMMENT ON COLUMN profiles.industry IS 'industry, in the site''s words';
COMMENT ON COLUMN profiles.founded IS 'year of its foundation; NULL when unknown';
COMMENT ON COLUMN profiles.sources IS 'JSON object: for each value where the site says it';
COMMENT ON COLUMN profiles.row_hash IS 'hash of the row, to see whether it changed';
