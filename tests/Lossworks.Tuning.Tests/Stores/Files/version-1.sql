CREATE TABLE lossworks_store (
    version bigint NOT NULL
);
CREATE TABLE lossworks_studies (
    id bigint NOT NULL,
    name text NOT NULL,
    definition text NOT NULL,
    revision bigint NOT NULL
);
ALTER TABLE lossworks_studies ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME lossworks_studies_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE lossworks_trials (
    study bigint NOT NULL,
    number integer NOT NULL,
    configuration text NOT NULL,
    state text NOT NULL,
    attempt integer NOT NULL,
    worker text,
    started bigint,
    finished bigint,
    lease_ends bigint,
    value double precision,
    reason text,
    steps text,
    revision bigint NOT NULL,
    operation bigint NOT NULL
);
INSERT INTO lossworks_store VALUES (1);
INSERT INTO lossworks_studies OVERRIDING SYSTEM VALUE VALUES (1, 'first', '{"direction":"minimize","sampler":"random","pruner":"none","seed":7,"batch":8,"subject":"rows of 2026, rmse","space":{"parameters":[{"name":"loss","kind":"categorical","choices":["huber","log-cosh"]},{"name":"delta","kind":"real","low":0.1,"high":10,"log":true,"when":{"parameter":"loss","choices":["huber"]}},{"name":"depth","kind":"integer","low":1,"high":8,"log":false,"step":1}],"constraints":[]}}', 16);
INSERT INTO lossworks_studies OVERRIDING SYSTEM VALUE VALUES (2, 'second', '{}', 0);
INSERT INTO lossworks_trials VALUES (1, 0, '{"loss":"huber","delta":1.35,"depth":3}', 'complete', 1, 'host:1', 1796022904554146, 1796022904591586, NULL, 1, NULL, '[[0,0],[1,-0],[7,1E-320]]', 3, 2732554075961090936);
INSERT INTO lossworks_trials VALUES (1, 1, '{"loss":"log-cosh","depth":7}', 'complete', 1, 'host:1', 1796022904634837, 1796022904654225, NULL, 0.5, NULL, '[[0,0.1],[1,-0],[7,1E-320]]', 5, 7411411410230563996);
INSERT INTO lossworks_trials VALUES (1, 2, '{"loss":"huber","delta":0.23369836736170088,"depth":3}', 'failed', 1, 'host:1', 1796022904666787, 1796022904671381, NULL, NULL, 'InvalidOperationException: no such depth: Tiefe ü 深さ', '[[0,0.2],[1,-0],[7,1E-320]]', 7, 1879458938938652771);
INSERT INTO lossworks_trials VALUES (1, 3, '{"loss":"log-cosh","depth":5}', 'pruned', 1, 'host:1', 1796022904685811, 1796022904702517, NULL, 1e-320, 'worse than the median', '[[0,0.30000000000000004],[1,-0],[7,1E-320]]', 9, 4320647655514832171);
INSERT INTO lossworks_trials VALUES (1, 4, '{"loss":"log-cosh","depth":7}', 'failed', 1, 'host:1', 1796022904718471, 1796022904726502, NULL, NULL, 'the value is NaN', '[[0,0.4],[1,-0],[7,1E-320]]', 11, 6935392709831770510);
INSERT INTO lossworks_trials VALUES (1, 5, '{"loss":"log-cosh","depth":4}', 'complete', 1, 'host:1', 1796022904742571, 1796022904759291, NULL, 0.16666666666666666, NULL, '[[0,0.5],[1,-0],[7,1E-320]]', 13, 8613232226912592638);
INSERT INTO lossworks_trials VALUES (1, 6, '{"loss":"huber","delta":0.41357714172056204,"depth":5}', 'running', 1, 'host:1', 1796022904783158, NULL, 1796022964783164, NULL, NULL, NULL, 14, 5667553965005539407);
INSERT INTO lossworks_trials VALUES (1, 7, '{"loss":"huber","delta":5.527368438472854,"depth":6}', 'waiting', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 16, 3654088683763559456);
SELECT pg_catalog.setval('lossworks_studies_id_seq', 2, true);
ALTER TABLE ONLY lossworks_studies
    ADD CONSTRAINT lossworks_studies_name_key UNIQUE (name);
ALTER TABLE ONLY lossworks_studies
    ADD CONSTRAINT lossworks_studies_pkey PRIMARY KEY (id);
ALTER TABLE ONLY lossworks_trials
    ADD CONSTRAINT lossworks_trials_pkey PRIMARY KEY (study, number);
CREATE INDEX lossworks_trials_by_revision ON lossworks_trials USING btree (study, revision);
