-- Who may do what: given again at each `guichet server init`, whatever was changed by hand.
REVOKE ALL ON SCHEMA guichet FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA guichet FROM PUBLIC, guichet_desk, guichet_admin;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA guichet FROM PUBLIC, guichet_desk, guichet_admin;
GRANT USAGE ON SCHEMA guichet TO guichet_desk, guichet_admin;
GRANT EXECUTE ON FUNCTION guichet.greet, guichet.push, guichet.pull, guichet.lacking(bytea, bigint, integer),
    guichet.anchor TO guichet_desk;
GRANT EXECUTE ON FUNCTION guichet.enrol, guichet.recover, guichet.status, guichet.desks, guichet.anchor
    TO guichet_admin;
