-- The first schema. Tables that are updated have no index: DuckDB turns an update
-- of an indexed row into a delete and an insert, and checks keys too eagerly.


CREATE TABLE runs (
    run_id     VARCHAR NOT NULL,
    as_of      TIMESTAMP,
    started_at TIMESTAMP,
    ended_at   TIMESTAMP,
    status     VARCHAR NOT NULL,
    documents  BIGINT NOT NULL,
    events     BIGINT NOT NULL,
    listed     BIGINT NOT NULL,
    held_back  BIGINT NOT NULL
);
COMMENT ON TABLE runs IS 'one row a night';
COMMENT ON COLUMN runs.run_id IS 'name of the run: when it started';
COMMENT ON COLUMN runs.as_of IS 'the clock of every decision of the night, UTC';
COMMENT ON COLUMN runs.started_at IS 'when the run began, UTC';
COMMENT ON COLUMN runs.ended_at IS 'when the run ended, UTC; NULL while it runs or when it was killed';
COMMENT ON COLUMN runs.status IS 'running, complete, degraded, failed or interrupted';
COMMENT ON COLUMN runs.documents IS 'document versions that the run stored';
COMMENT ON COLUMN runs.events IS 'events that the run found or changed';
COMMENT ON COLUMN runs.listed IS 'calls on the list';
COMMENT ON COLUMN runs.held_back IS 'prospects not on the list';

CREATE TABLE sources (
    source               VARCHAR NOT NULL,
    title                VARCHAR NOT NULL,
    kind                 VARCHAR NOT NULL,
    url                  VARCHAR NOT NULL,
    prospect_id          VARCHAR NOT NULL,
    etag                 VARCHAR NOT NULL,
    last_modified        VARCHAR NOT NULL,
    body_hash            VARCHAR NOT NULL,
    last_outcome         VARCHAR NOT NULL,
    last_detail          VARCHAR NOT NULL,
    last_fetched_at      TIMESTAMP,
    items                BIGINT NOT NULL,
    consecutive_failures BIGINT NOT NULL,
    row_hash             VARCHAR NOT NULL
);
COMMENT ON TABLE sources IS 'what is remembered of each source from night to night';
COMMENT ON COLUMN sources.source IS 'name of the source in documents and reports';
COMMENT ON COLUMN sources.title IS 'what the feed calls itself, plain text; empty when unknown';
COMMENT ON COLUMN sources.kind IS 'feed, site or catalog';
COMMENT ON COLUMN sources.url IS 'address that is asked';
COMMENT ON COLUMN sources.prospect_id IS 'prospect for whose sake it is asked; empty for general sources';
COMMENT ON COLUMN sources.etag IS 'ETag as the server gave it';
COMMENT ON COLUMN sources.last_modified IS 'Last-Modified as the server gave it';
COMMENT ON COLUMN sources.body_hash IS 'hash of the last body';
COMMENT ON COLUMN sources.last_outcome IS 'how the last attempt ended';
COMMENT ON COLUMN sources.last_detail IS 'one line about a failure';
COMMENT ON COLUMN sources.last_fetched_at IS 'clock of the night that asked last, UTC';
COMMENT ON COLUMN sources.items IS 'entries in the last body that was read';
COMMENT ON COLUMN sources.consecutive_failures IS 'attempts that failed since the last success';
COMMENT ON COLUMN sources.row_hash IS 'hash of the row, to see whether it changed';

CREATE TABLE robots (
    host       VARCHAR NOT NULL,
    status     BIGINT NOT NULL,
    body       BLOB,
    fetched_at TIMESTAMP,
    row_hash   VARCHAR NOT NULL
);
COMMENT ON TABLE robots IS 'robots.txt of each host as last seen';
COMMENT ON COLUMN robots.host IS 'scheme://host:port';
COMMENT ON COLUMN robots.status IS 'HTTP status; 0 when the host could not be reached';
COMMENT ON COLUMN robots.body IS 'the file';
COMMENT ON COLUMN robots.fetched_at IS 'clock of the night that read it, UTC';
COMMENT ON COLUMN robots.row_hash IS 'hash of the row, to see whether it changed';

CREATE TABLE documents (
    document_id  VARCHAR NOT NULL,
    source       VARCHAR NOT NULL,
    seq          BIGINT NOT NULL,
    item_hash    VARCHAR NOT NULL,
    published_at TIMESTAMP,
    outcome      VARCHAR NOT NULL,
    attempts     BIGINT NOT NULL,
    content_type VARCHAR NOT NULL,
    body_id      BIGINT
);
COMMENT ON TABLE documents IS 'one row a document: what its latest version is';
COMMENT ON COLUMN documents.document_id IS 'identity: hash of the canonical URL';
COMMENT ON COLUMN documents.source IS 'key of the source that brought it first';
COMMENT ON COLUMN documents.seq IS 'number of the latest version';
COMMENT ON COLUMN documents.item_hash IS 'hash of what the source''s item said last: another one is an edited item';
COMMENT ON COLUMN documents.published_at IS 'when the item was published, UTC; NULL when unknown';
COMMENT ON COLUMN documents.outcome IS 'how asking for its page ended';
COMMENT ON COLUMN documents.attempts IS 'how often its page was asked for';
COMMENT ON COLUMN documents.content_type IS 'of the page, as the server sent it';
COMMENT ON COLUMN documents.body_id IS 'raw page in bodies; NULL when there is none';

CREATE TABLE document_versions (
    seq           BIGINT NOT NULL,
    document_id   VARCHAR NOT NULL,
    url           VARCHAR NOT NULL,
    source        VARCHAR NOT NULL,
    title         VARCHAR NOT NULL,
    summary       VARCHAR NOT NULL,
    published_raw VARCHAR NOT NULL,
    published_at  TIMESTAMP,
    fetched_at    TIMESTAMP,
    outcome       VARCHAR NOT NULL,
    detail        VARCHAR NOT NULL,
    attempts      BIGINT NOT NULL,
    content_type  VARCHAR NOT NULL,
    item_hash     VARCHAR NOT NULL,
    body_id       BIGINT
);
COMMENT ON TABLE document_versions IS 'every version of every document, in order of arrival; rows are only ever added';
COMMENT ON COLUMN document_versions.seq IS 'number of the version, rising';
COMMENT ON COLUMN document_versions.document_id IS 'the document';
COMMENT ON COLUMN document_versions.url IS 'canonical URL';
COMMENT ON COLUMN document_versions.source IS 'key of the source that brought it first';
COMMENT ON COLUMN document_versions.title IS 'title, plain text';
COMMENT ON COLUMN document_versions.summary IS 'description or content of the item, plain text';
COMMENT ON COLUMN document_versions.published_raw IS 'the date as the source wrote it';
COMMENT ON COLUMN document_versions.published_at IS 'the same date, UTC; NULL when it cannot be read';
COMMENT ON COLUMN document_versions.fetched_at IS 'clock of the night that read this version, UTC';
COMMENT ON COLUMN document_versions.outcome IS 'how asking for its page ended';
COMMENT ON COLUMN document_versions.detail IS 'one line about a failed outcome';
COMMENT ON COLUMN document_versions.attempts IS 'how often its page was asked for';
COMMENT ON COLUMN document_versions.content_type IS 'of the page, as the server sent it';
COMMENT ON COLUMN document_versions.item_hash IS 'hash of what the source''s item said';
COMMENT ON COLUMN document_versions.body_id IS 'raw page in bodies; NULL when there is none';

CREATE TABLE bodies (
    body_id BIGINT PRIMARY KEY,
    hash    VARCHAR NOT NULL,
    size    BIGINT NOT NULL,
    zstd    BLOB NOT NULL USING COMPRESSION uncompressed
);
COMMENT ON TABLE bodies IS 'raw pages and the texts made of them, each kept once; rows are only ever added';
COMMENT ON COLUMN bodies.body_id IS 'number of the body, rising';
COMMENT ON COLUMN bodies.hash IS 'hash of the bytes';
COMMENT ON COLUMN bodies.size IS 'length of the bytes';
COMMENT ON COLUMN bodies.zstd IS 'the bytes, compressed with Zstandard';

CREATE TABLE articles (
    document_id  VARCHAR NOT NULL,
    seq          BIGINT NOT NULL,
    url          VARCHAR NOT NULL,
    source       VARCHAR NOT NULL,
    title        VARCHAR NOT NULL,
    text_id      BIGINT,
    links        VARCHAR NOT NULL,
    language     VARCHAR NOT NULL,
    published_at TIMESTAMP,
    fetched_at   TIMESTAMP,
    row_hash     VARCHAR NOT NULL
);
COMMENT ON TABLE articles IS 'one row a document: its readable text, as read last';
COMMENT ON COLUMN articles.document_id IS 'the document';
COMMENT ON COLUMN articles.seq IS 'version of the document that it was made from';
COMMENT ON COLUMN articles.url IS 'canonical URL';
COMMENT ON COLUMN articles.source IS 'key of the source that brought it first';
COMMENT ON COLUMN articles.title IS 'title, plain text';
COMMENT ON COLUMN articles.text_id IS 'plain text in bodies, paragraphs separated by a blank line; NULL when there is none';
COMMENT ON COLUMN articles.links IS 'JSON list of the URLs in the text; empty when there are none';
COMMENT ON COLUMN articles.language IS 'ISO 639-1; empty when unknown';
COMMENT ON COLUMN articles.published_at IS 'from the item, else from the page, UTC; NULL when unknown';
COMMENT ON COLUMN articles.fetched_at IS 'clock of the night that read the version, UTC';
COMMENT ON COLUMN articles.row_hash IS 'hash of the article and its mentions, to see whether they changed';

CREATE TABLE mentions (
    document_id VARCHAR NOT NULL,
    prospect_id VARCHAR NOT NULL,
    field       VARCHAR NOT NULL,
    start_byte  BIGINT NOT NULL,
    end_byte    BIGINT NOT NULL,
    proof       VARCHAR NOT NULL
);
COMMENT ON TABLE mentions IS 'places in articles where a prospect is named';
COMMENT ON COLUMN mentions.document_id IS 'the document';
COMMENT ON COLUMN mentions.prospect_id IS 'the prospect';
COMMENT ON COLUMN mentions.field IS 'title or text';
COMMENT ON COLUMN mentions.start_byte IS 'first byte in the field';
COMMENT ON COLUMN mentions.end_byte IS 'byte after the last';
COMMENT ON COLUMN mentions.proof IS 'what makes sure that it is this company';

CREATE TABLE events (
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
    withdrawn_at   TIMESTAMP
);
COMMENT ON TABLE events IS 'one row for each document, prospect and type that was ever found; those that no longer stand are withdrawn';
COMMENT ON COLUMN events.event_id IS 'identity: hash of document, prospect and type';
COMMENT ON COLUMN events.story_id IS 'the happening that it tells of; empty until stories are assigned';
COMMENT ON COLUMN events.prospect_id IS 'the prospect';
COMMENT ON COLUMN events.type IS 'id of the trigger';
COMMENT ON COLUMN events.status IS 'done, planned, rumoured or past';
COMMENT ON COLUMN events.role IS 'of the prospect; empty where the type has no roles';
COMMENT ON COLUMN events.happened_on IS 'day on which it happened; NULL when the text gives none';
COMMENT ON COLUMN events.observed_at IS 'clock of the night that read the first version that showed it, UTC';
COMMENT ON COLUMN events.published_at IS 'when the document was published, UTC; NULL when unknown';
COMMENT ON COLUMN events.confidence IS 'estimated share of such events that are true, 0 to 1';
COMMENT ON COLUMN events.listable IS 'good enough for a row of the list';
COMMENT ON COLUMN events.slots IS 'JSON object of amount, person, place and so on; empty when there are none';
COMMENT ON COLUMN events.evidence_field IS 'where the quote stands: title or text';
COMMENT ON COLUMN events.evidence_start IS 'first byte of the quote in the field';
COMMENT ON COLUMN events.evidence_end IS 'byte after the last';
COMMENT ON COLUMN events.evidence IS 'the quote';
COMMENT ON COLUMN events.rule IS 'which pattern of the trigger made it';
COMMENT ON COLUMN events.document_id IS 'the document';
COMMENT ON COLUMN events.url IS 'URL of the document';
COMMENT ON COLUMN events.source IS 'key of the source of the document';
COMMENT ON COLUMN events.title IS 'title of the document';
COMMENT ON COLUMN events.novelty IS 'new, development or echo; empty until stories are assigned';
COMMENT ON COLUMN events.withdrawn_at IS 'clock of the night that no longer found it, UTC; NULL while it stands';

CREATE TABLE dirty_stories (
    prospect_id VARCHAR NOT NULL,
    type        VARCHAR NOT NULL
);
COMMENT ON TABLE dirty_stories IS 'prospects and types with events that changed since their stories were assigned';
COMMENT ON COLUMN dirty_stories.prospect_id IS 'the prospect';
COMMENT ON COLUMN dirty_stories.type IS 'id of the trigger';

CREATE TABLE story_aliases (
    story_id VARCHAR NOT NULL,
    part_of  VARCHAR NOT NULL
);
COMMENT ON TABLE story_aliases IS 'stories that turned out to be part of another';
COMMENT ON COLUMN story_aliases.story_id IS 'the story that was merged; events keep it';
COMMENT ON COLUMN story_aliases.part_of IS 'the older story that it belongs to';

CREATE TABLE cursors (
    stage       VARCHAR NOT NULL,
    seq         BIGINT NOT NULL,
    fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE cursors IS 'how far each stage has come';
COMMENT ON COLUMN cursors.stage IS 'name of the stage';
COMMENT ON COLUMN cursors.seq IS 'last document version that it has done';
COMMENT ON COLUMN cursors.fingerprint IS 'rules with which it was done';

CREATE TABLE prospect_marks (
    prospect_id VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    names       VARCHAR NOT NULL,
    row_hash    VARCHAR NOT NULL
);
COMMENT ON TABLE prospect_marks IS 'how each prospect was resolved in the last completed reading';
COMMENT ON COLUMN prospect_marks.prospect_id IS 'the prospect';
COMMENT ON COLUMN prospect_marks.fingerprint IS 'hash of all that finding it depends on';
COMMENT ON COLUMN prospect_marks.names IS 'JSON list of the names it was looked for by';
COMMENT ON COLUMN prospect_marks.row_hash IS 'hash of the row, to see whether it changed';

CREATE TABLE prospects (
    prospect_id      VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    aliases          VARCHAR NOT NULL,
    domain           VARCHAR NOT NULL,
    ticker           VARCHAR NOT NULL,
    industry         VARCHAR NOT NULL,
    employees        BIGINT NOT NULL,
    city             VARCHAR NOT NULL,
    region           VARCHAR NOT NULL,
    country          VARCHAR NOT NULL,
    timezone         VARCHAR NOT NULL,
    owner            VARCHAR NOT NULL,
    contact_name     VARCHAR NOT NULL,
    contact_title    VARCHAR NOT NULL,
    contact_phone    VARCHAR NOT NULL,
    contact_email    VARCHAR NOT NULL,
    contact_verified DATE,
    contact_source   VARCHAR NOT NULL,
    do_not_call      BOOLEAN NOT NULL,
    keywords         VARCHAR NOT NULL,
    sells            VARCHAR NOT NULL,
    competitors      VARCHAR NOT NULL,
    notes            VARCHAR NOT NULL,
    row_hash         VARCHAR NOT NULL
);
COMMENT ON TABLE prospects IS 'prospects.csv as the last night read it';
COMMENT ON COLUMN prospects.prospect_id IS 'id in the file';
COMMENT ON COLUMN prospects.name IS 'as the rep writes it';
COMMENT ON COLUMN prospects.aliases IS 'JSON list of other names';
COMMENT ON COLUMN prospects.domain IS 'registrable domain';
COMMENT ON COLUMN prospects.ticker IS 'stock symbol';
COMMENT ON COLUMN prospects.industry IS 'industry, in the file''s words';
COMMENT ON COLUMN prospects.employees IS 'head count; 0 when unknown';
COMMENT ON COLUMN prospects.city IS 'city';
COMMENT ON COLUMN prospects.region IS 'state or region';
COMMENT ON COLUMN prospects.country IS 'country';
COMMENT ON COLUMN prospects.timezone IS 'IANA name; empty when unknown';
COMMENT ON COLUMN prospects.owner IS 'id of the rep';
COMMENT ON COLUMN prospects.contact_name IS 'person to call';
COMMENT ON COLUMN prospects.contact_title IS 'job title of the contact';
COMMENT ON COLUMN prospects.contact_phone IS 'phone number of the contact';
COMMENT ON COLUMN prospects.contact_email IS 'e-mail address of the contact';
COMMENT ON COLUMN prospects.contact_verified IS 'day on which somebody checked the contact';
COMMENT ON COLUMN prospects.contact_source IS 'where the contact is from';
COMMENT ON COLUMN prospects.do_not_call IS 'never call';
COMMENT ON COLUMN prospects.keywords IS 'JSON list of what they care for';
COMMENT ON COLUMN prospects.sells IS 'JSON list of what they sell';
COMMENT ON COLUMN prospects.competitors IS 'JSON list of competitors';
COMMENT ON COLUMN prospects.notes IS 'free text';
COMMENT ON COLUMN prospects.row_hash IS 'hash of the row, to see whether it changed';

CREATE TABLE touches (
    touch_id        VARCHAR NOT NULL,
    prospect_id     VARCHAR NOT NULL,
    at_utc          TIMESTAMP,
    at_local        TIMESTAMP,
    rep             VARCHAR NOT NULL,
    contact_name    VARCHAR NOT NULL,
    channel         VARCHAR NOT NULL,
    outcome         VARCHAR NOT NULL,
    reason_id       VARCHAR NOT NULL,
    verdict         VARCHAR NOT NULL,
    next_step       VARCHAR NOT NULL,
    next_step_due   DATE,
    next_step_owner VARCHAR NOT NULL,
    note            VARCHAR NOT NULL,
    row_hash        VARCHAR NOT NULL
);
COMMENT ON TABLE touches IS 'calls.csv as the last night read it';
COMMENT ON COLUMN touches.touch_id IS 'hash of all that the line says';
COMMENT ON COLUMN touches.prospect_id IS 'the prospect';
COMMENT ON COLUMN touches.at_utc IS 'when, UTC';
COMMENT ON COLUMN touches.at_local IS 'when, by the clock that the line was written by';
COMMENT ON COLUMN touches.rep IS 'id of the rep';
COMMENT ON COLUMN touches.contact_name IS 'who was tried';
COMMENT ON COLUMN touches.channel IS 'call, voicemail or email';
COMMENT ON COLUMN touches.outcome IS 'how it ended';
COMMENT ON COLUMN touches.reason_id IS 'reason that was used, as in call_list';
COMMENT ON COLUMN touches.verdict IS 'what the rep says of the reason';
COMMENT ON COLUMN touches.next_step IS 'what was agreed';
COMMENT ON COLUMN touches.next_step_due IS 'day on which it is due';
COMMENT ON COLUMN touches.next_step_owner IS 'us or them';
COMMENT ON COLUMN touches.note IS 'free text';
COMMENT ON COLUMN touches.row_hash IS 'hash of the row, to see whether it changed';

CREATE TABLE lists (
    list_date   DATE NOT NULL,
    as_of       TIMESTAMP,
    fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE lists IS 'one row for each morning list';
COMMENT ON COLUMN lists.list_date IS 'the morning';
COMMENT ON COLUMN lists.as_of IS 'clock of the night that made it, UTC';
COMMENT ON COLUMN lists.fingerprint IS 'hash of all its rows, to see whether it changed';

CREATE TABLE call_list (
    list_date      DATE NOT NULL,
    rep            VARCHAR NOT NULL,
    rank           BIGINT NOT NULL,
    prospect_id    VARCHAR NOT NULL,
    prospect       VARCHAR NOT NULL,
    industry       VARCHAR NOT NULL,
    contact        VARCHAR NOT NULL,
    contact_title  VARCHAR NOT NULL,
    contact_source VARCHAR NOT NULL,
    phone          VARCHAR NOT NULL,
    email          VARCHAR NOT NULL,
    reason_kind    VARCHAR NOT NULL,
    reason_id      VARCHAR NOT NULL,
    story_id       VARCHAR NOT NULL,
    angle          VARCHAR NOT NULL,
    reason         VARCHAR NOT NULL,
    evidence       VARCHAR NOT NULL,
    evidence_date  DATE,
    source         VARCHAR NOT NULL,
    url            VARCHAR NOT NULL,
    title          VARCHAR NOT NULL,
    event_id       VARCHAR NOT NULL,
    event_type     VARCHAR NOT NULL,
    status         VARCHAR NOT NULL,
    corroboration  BIGINT NOT NULL,
    offer          VARCHAR NOT NULL,
    why_it_matters VARCHAR NOT NULL,
    opener         VARCHAR NOT NULL,
    question       VARCHAR NOT NULL,
    voicemail      VARCHAR NOT NULL,
    tact           VARCHAR NOT NULL,
    score          DOUBLE NOT NULL,
    contributions  VARCHAR NOT NULL,
    call_from      TIME,
    call_until     TIME,
    timezone       VARCHAR NOT NULL,
    when_why       VARCHAR NOT NULL,
    fit            VARCHAR NOT NULL,
    told           VARCHAR NOT NULL
);
COMMENT ON TABLE call_list IS 'the rows of every morning list';
COMMENT ON COLUMN call_list.list_date IS 'the morning';
COMMENT ON COLUMN call_list.rep IS 'id of the rep who calls';
COMMENT ON COLUMN call_list.rank IS 'place on the rep''s list, from 1';
COMMENT ON COLUMN call_list.prospect_id IS 'the prospect';
COMMENT ON COLUMN call_list.prospect IS 'name of the prospect';
COMMENT ON COLUMN call_list.industry IS 'industry of the prospect';
COMMENT ON COLUMN call_list.contact IS 'person to call';
COMMENT ON COLUMN call_list.contact_title IS 'job title of the contact';
COMMENT ON COLUMN call_list.contact_source IS 'where the contact is from';
COMMENT ON COLUMN call_list.phone IS 'number to call';
COMMENT ON COLUMN call_list.email IS 'e-mail address of the contact';
COMMENT ON COLUMN call_list.reason_kind IS 'event, person, market, referral, next_step or content';
COMMENT ON COLUMN call_list.reason_id IS 'story and angle: to be named when the call is logged';
COMMENT ON COLUMN call_list.story_id IS 'the story that the reason comes from';
COMMENT ON COLUMN call_list.angle IS 'which breadcrumb of the story';
COMMENT ON COLUMN call_list.reason IS 'the sentence for the rep';
COMMENT ON COLUMN call_list.evidence IS 'the quote behind it';
COMMENT ON COLUMN call_list.evidence_date IS 'day on which the source published it; NULL when unknown';
COMMENT ON COLUMN call_list.source IS 'outlet or host of the quote';
COMMENT ON COLUMN call_list.url IS 'of the document, or touch:<id>';
COMMENT ON COLUMN call_list.title IS 'title of the document';
COMMENT ON COLUMN call_list.event_id IS 'the event behind the reason';
COMMENT ON COLUMN call_list.event_type IS 'its type';
COMMENT ON COLUMN call_list.status IS 'its status: done, planned, rumoured or past';
COMMENT ON COLUMN call_list.corroboration IS 'documents that tell the story';
COMMENT ON COLUMN call_list.offer IS 'name of the offer that it speaks for';
COMMENT ON COLUMN call_list.why_it_matters IS 'why such news matters to the prospect';
COMMENT ON COLUMN call_list.opener IS 'first words of the call';
COMMENT ON COLUMN call_list.question IS 'question to ask';
COMMENT ON COLUMN call_list.voicemail IS 'words for a voicemail';
COMMENT ON COLUMN call_list.tact IS 'what not to say';
COMMENT ON COLUMN call_list.score IS 'sum of the contributions';
COMMENT ON COLUMN call_list.contributions IS 'JSON list of the terms of the score: name, points, why';
COMMENT ON COLUMN call_list.call_from IS 'start of the window, in timezone, on list_date';
COMMENT ON COLUMN call_list.call_until IS 'end of the window, in timezone, on list_date';
COMMENT ON COLUMN call_list.timezone IS 'IANA name of the zone of the window';
COMMENT ON COLUMN call_list.when_why IS 'why then';
COMMENT ON COLUMN call_list.fit IS 'whether the offer fits, with the rule';
COMMENT ON COLUMN call_list.told IS 'JSON list of what was told before, with dates';

CREATE TABLE held_back (
    list_date   DATE NOT NULL,
    prospect_id VARCHAR NOT NULL,
    prospect    VARCHAR NOT NULL,
    cause       VARCHAR NOT NULL,
    detail      VARCHAR NOT NULL
);
COMMENT ON TABLE held_back IS 'the prospects that are not on a morning list';
COMMENT ON COLUMN held_back.list_date IS 'the morning';
COMMENT ON COLUMN held_back.prospect_id IS 'the prospect';
COMMENT ON COLUMN held_back.prospect IS 'name of the prospect';
COMMENT ON COLUMN held_back.cause IS 'why, in one word of the contract';
COMMENT ON COLUMN held_back.detail IS 'why, in one sentence';

CREATE TABLE profiles (
    prospect_id VARCHAR NOT NULL,
    observed_at TIMESTAMP,
    description VARCHAR NOT NULL,
    address     VARCHAR NOT NULL,
    employees   BIGINT,
    links       VARCHAR NOT NULL
);
COMMENT ON TABLE profiles IS 'what the prospects'' own sites say of them';
COMMENT ON COLUMN profiles.prospect_id IS 'the prospect';
COMMENT ON COLUMN profiles.observed_at IS 'clock of the night that read the site, UTC';
COMMENT ON COLUMN profiles.description IS 'what they say they do';
COMMENT ON COLUMN profiles.address IS 'postal address';
COMMENT ON COLUMN profiles.employees IS 'head count that the site hints at; NULL when unknown';
COMMENT ON COLUMN profiles.links IS 'JSON list of their pages elsewhere';
