-- What somebody deposits, declares or answers for all applications counts in one campaign, which its row names; what belongs
-- to one application names none.
ALTER TABLE document ADD COLUMN campaign_id UUID REFERENCES campaign (id);
ALTER TABLE question_answer ADD COLUMN campaign_id UUID REFERENCES campaign (id);
ALTER TABLE form_answer ADD COLUMN campaign_id UUID REFERENCES campaign (id);

-- What there is belongs to the campaign in which it was changed last: that of the newest application there was then.
UPDATE document SET campaign_id = COALESCE(
    (SELECT a.campaign_id FROM application a WHERE a.account_id = document.account_id AND a.created_at <= document.updated_at ORDER BY a.created_at DESC, a.id DESC LIMIT 1),
    (SELECT f.campaign_id FROM campaign_file f WHERE f.account_id = document.account_id AND f.created_at <= document.updated_at ORDER BY f.created_at DESC, f.id DESC LIMIT 1),
    (SELECT f.campaign_id FROM campaign_file f WHERE f.account_id = document.account_id ORDER BY f.created_at DESC, f.id DESC LIMIT 1),
    (SELECT c.id FROM campaign c ORDER BY c.starts_on DESC, c.id DESC LIMIT 1)
) WHERE application_id IS NULL;
UPDATE question_answer SET campaign_id = COALESCE(
    (SELECT a.campaign_id FROM application a WHERE a.account_id = question_answer.account_id AND a.created_at <= question_answer.updated_at ORDER BY a.created_at DESC, a.id DESC LIMIT 1),
    (SELECT f.campaign_id FROM campaign_file f WHERE f.account_id = question_answer.account_id AND f.created_at <= question_answer.updated_at ORDER BY f.created_at DESC, f.id DESC LIMIT 1),
    (SELECT f.campaign_id FROM campaign_file f WHERE f.account_id = question_answer.account_id ORDER BY f.created_at DESC, f.id DESC LIMIT 1),
    (SELECT c.id FROM campaign c ORDER BY c.starts_on DESC, c.id DESC LIMIT 1)
) WHERE application_id IS NULL;
UPDATE form_answer SET campaign_id = COALESCE(
    (SELECT a.campaign_id FROM application a WHERE a.account_id = form_answer.account_id AND a.created_at <= form_answer.updated_at ORDER BY a.created_at DESC, a.id DESC LIMIT 1),
    (SELECT f.campaign_id FROM campaign_file f WHERE f.account_id = form_answer.account_id AND f.created_at <= form_answer.updated_at ORDER BY f.created_at DESC, f.id DESC LIMIT 1),
    (SELECT f.campaign_id FROM campaign_file f WHERE f.account_id = form_answer.account_id ORDER BY f.created_at DESC, f.id DESC LIMIT 1),
    (SELECT c.id FROM campaign c ORDER BY c.starts_on DESC, c.id DESC LIMIT 1)
) WHERE application_id IS NULL;

DROP INDEX document_common;
CREATE UNIQUE INDEX document_common ON document (campaign_id, account_id, document_type_id) WHERE campaign_id IS NOT NULL;
DROP INDEX question_answer_common;
CREATE UNIQUE INDEX question_answer_common ON question_answer (campaign_id, account_id, question_id) WHERE campaign_id IS NOT NULL;
DROP INDEX form_answer_common;
CREATE UNIQUE INDEX form_answer_common ON form_answer (campaign_id, account_id, form_id) WHERE campaign_id IS NOT NULL;

-- What served an application of another campaign that goes on serves it as well: those campaigns that are not archived in
-- which somebody has an application, since when.
CREATE TABLE moved_on (
    account_id UUID NOT NULL,
    campaign_id UUID NOT NULL,
    since TIMESTAMPTZ NOT NULL
);
INSERT INTO moved_on (account_id, campaign_id, since)
SELECT a.account_id, a.campaign_id, MIN(a.created_at)
FROM application a JOIN campaign c ON c.id = a.campaign_id
WHERE a.cancelled_at IS NULL AND c.archived_at IS NULL
GROUP BY a.account_id, a.campaign_id;
CREATE INDEX moved_on_of ON moved_on (account_id);
ANALYZE moved_on;
INSERT INTO question_answer (id, account_id, question_id, campaign_id, answer, is_not_concerned, saved_by, version, updated_at)
SELECT gen_random_uuid(), q.account_id, q.question_id, o.campaign_id, q.answer, q.is_not_concerned, q.saved_by, q.version, q.updated_at
FROM question_answer q JOIN moved_on o ON o.account_id = q.account_id AND o.campaign_id <> q.campaign_id AND o.since <= q.updated_at
WHERE q.campaign_id IS NOT NULL;
INSERT INTO form_answer (id, account_id, form_id, campaign_id, form_version_id, answers, completed_at, is_not_concerned, saved_by, version, updated_at, response_id)
SELECT gen_random_uuid(), g.account_id, g.form_id, o.campaign_id, g.form_version_id, g.answers, g.completed_at, g.is_not_concerned, g.saved_by, g.version, g.updated_at, g.response_id
FROM form_answer g JOIN moved_on o ON o.account_id = g.account_id AND o.campaign_id <> g.campaign_id AND o.since <= g.updated_at
WHERE g.campaign_id IS NOT NULL;

-- What was submitted in other campaigns stays there as it was: a document of its own with the versions that were submitted,
-- their judgements, and the same files. Where an application goes on, the version that stands and what was declared come
-- along. A version that is not checked yet does not: the check would end for one of the two only.
CREATE TABLE moved_document (
    document_id UUID NOT NULL,
    campaign_id UUID NOT NULL,
    new_id UUID NOT NULL,
    goes_on INTEGER NOT NULL
);
CREATE TABLE moved_version (
    version_id UUID NOT NULL,
    campaign_id UUID NOT NULL,
    new_id UUID NOT NULL,
    document_id UUID NOT NULL
);
INSERT INTO moved_document (document_id, campaign_id, new_id, goes_on)
SELECT used.document_id, used.campaign_id, gen_random_uuid(), used.goes_on FROM (
    SELECT found.document_id, found.campaign_id, MAX(found.goes_on) AS goes_on FROM (
        SELECT d.id AS document_id, a.campaign_id, 0 AS goes_on
        FROM document d
        JOIN document_version v ON v.document_id = d.id
        JOIN submitted_document s ON s.document_version_id = v.id
        JOIN submission m ON m.id = s.submission_id
        JOIN application a ON a.id = m.application_id
        WHERE d.campaign_id IS NOT NULL AND a.campaign_id <> d.campaign_id
        UNION ALL
        SELECT d.id, o.campaign_id, 1
        FROM document d
        JOIN moved_on o ON o.account_id = d.account_id AND o.campaign_id <> d.campaign_id AND o.since <= d.updated_at
        WHERE d.campaign_id IS NOT NULL
    ) found
    GROUP BY found.document_id, found.campaign_id
) used;
INSERT INTO moved_version (version_id, campaign_id, new_id, document_id)
SELECT used.version_id, used.campaign_id, gen_random_uuid(), used.document_id FROM (
    SELECT v.id AS version_id, n.campaign_id, n.new_id AS document_id
    FROM moved_document n
    JOIN document_version v ON v.document_id = n.document_id
    JOIN submitted_document s ON s.document_version_id = v.id
    JOIN submission m ON m.id = s.submission_id
    JOIN application a ON a.id = m.application_id AND a.campaign_id = n.campaign_id
    WHERE v.check_state NOT IN ('pending', 'quarantined')
    UNION
    SELECT v.id, n.campaign_id, n.new_id
    FROM moved_document n
    JOIN document d ON d.id = n.document_id
    JOIN document_version v ON v.id = d.current_version_id
    WHERE n.goes_on = 1 AND v.check_state NOT IN ('pending', 'quarantined')
) used;
CREATE INDEX moved_version_of ON moved_version (version_id);
CREATE INDEX moved_version_in ON moved_version (document_id);
ANALYZE moved_version;
ANALYZE moved_document;
INSERT INTO document (id, account_id, document_type_id, campaign_id, current_version_id, is_not_concerned, version, updated_at)
SELECT n.new_id, d.account_id, d.document_type_id, n.campaign_id,
    CASE WHEN n.goes_on = 1 AND d.current_version_id IS NULL THEN NULL ELSE
        (SELECT w.new_id FROM moved_version w JOIN document_version v ON v.id = w.version_id WHERE w.document_id = n.new_id ORDER BY v.number DESC LIMIT 1)
    END,
    n.goes_on = 1 AND d.is_not_concerned, 1, d.updated_at
FROM moved_document n JOIN document d ON d.id = n.document_id;
INSERT INTO document_version (id, document_id, number, name, received, received_size, canonical_key, canonical_size, sha256, pages, check_state, refusal, observations, deposited_at, deposited_by)
SELECT w.new_id, w.document_id, v.number, v.name, v.received, v.received_size, v.canonical_key, v.canonical_size, v.sha256, v.pages, v.check_state, v.refusal, v.observations, v.deposited_at, v.deposited_by
FROM moved_version w JOIN document_version v ON v.id = w.version_id;
INSERT INTO review (id, document_version_id, centre_id, application_id, status, comment, reviewer_id, reviewer_name, reviewed_at)
SELECT gen_random_uuid(), w.new_id, r.centre_id, r.application_id, r.status, r.comment, r.reviewer_id, r.reviewer_name, r.reviewed_at
FROM moved_version w JOIN review r ON r.document_version_id = w.version_id;
UPDATE submitted_document SET document_version_id = (
    SELECT w.new_id FROM moved_version w
    WHERE w.version_id = submitted_document.document_version_id
    AND w.campaign_id = (SELECT a.campaign_id FROM submission m JOIN application a ON a.id = m.application_id WHERE m.id = submitted_document.submission_id)
) WHERE EXISTS (
    SELECT 1 FROM moved_version w
    WHERE w.version_id = submitted_document.document_version_id
    AND w.campaign_id = (SELECT a.campaign_id FROM submission m JOIN application a ON a.id = m.application_id WHERE m.id = submitted_document.submission_id)
);
DROP TABLE moved_version;
DROP TABLE moved_document;
DROP TABLE moved_on;

-- When going through a survey began last: slices read before a deadline say nothing of what was answered until then.
ALTER TABLE form_survey ADD COLUMN begun_at TIMESTAMPTZ;
