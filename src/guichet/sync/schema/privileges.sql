-- Who may do what: given again at each `guichet server init`, whatever was changed by hand.
REVOKE ALL ON SCHEMA guichet FROM PUBLIC;
REVOKE ALL ON SCHEMA reporting FROM PUBLIC, guichet_desk;
REVOKE ALL ON SCHEMA guichet FROM guichet_reporting;
REVOKE ALL ON ALL TABLES IN SCHEMA guichet FROM PUBLIC, guichet_desk, guichet_admin, guichet_reporting;
REVOKE ALL ON ALL TABLES IN SCHEMA reporting FROM PUBLIC, guichet_desk, guichet_admin, guichet_reporting;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guichet FROM PUBLIC, guichet_desk, guichet_admin, guichet_reporting;
GRANT USAGE ON SCHEMA guichet TO guichet_desk, guichet_admin;
GRANT EXECUTE ON FUNCTION guichet.greet, guichet.push, guichet.pull, guichet.lacking(bytea, bigint, integer),
    guichet.anchor TO guichet_desk;
GRANT EXECUTE ON FUNCTION guichet.enrol, guichet.recover, guichet.status, guichet.desks, guichet.anchor,
    guichet.refresh, guichet.behind TO guichet_admin;

-- The City's own tools: three views. A view calls its functions as whoever reads it; without the schema, nobody can
-- name them otherwise.
GRANT USAGE ON SCHEMA reporting TO guichet_reporting;
GRANT SELECT ON reporting.dossiers, reporting.due_actions, reporting.events TO guichet_reporting;
GRANT EXECUTE ON FUNCTION guichet.pending, guichet.due_after TO guichet_reporting;

-- A complaint about the general manager is for the desks of their substitute alone (DEF-1).
INSERT INTO guichet.circle (audience, role) VALUES ('confidential-substitute', 'substitute') ON CONFLICT DO NOTHING;
