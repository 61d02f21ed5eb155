"""Communes, records, their history, devices and accounts; each commune fenced by row."""

from alembic import op

revision = "p0001_start"
down_revision = None

_TABLES = """
CREATE TABLE commune (
    id text PRIMARY KEY,
    name text NOT NULL,
    province text NOT NULL,
    seq bigint NOT NULL DEFAULT 0,
    pushes bigint NOT NULL DEFAULT 0,
    closed boolean NOT NULL DEFAULT false
);
CREATE TABLE record (
    commune text NOT NULL REFERENCES commune,
    kind text NOT NULL,
    id uuid NOT NULL,
    seq bigint NOT NULL,
    rev uuid NOT NULL,
    deleted boolean NOT NULL,
    data jsonb NOT NULL,
    schema integer NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    by_account text NOT NULL,
    by_device uuid,
    PRIMARY KEY (commune, kind, id),
    UNIQUE (commune, seq)
);
CREATE TABLE history (
    commune text NOT NULL REFERENCES commune,
    seq bigint NOT NULL,
    kind text NOT NULL,
    id uuid NOT NULL,
    rev uuid NOT NULL,
    base uuid,
    deleted boolean NOT NULL,
    data jsonb NOT NULL,
    schema integer NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    by_account text NOT NULL,
    by_device uuid,
    PRIMARY KEY (commune, seq),
    UNIQUE (commune, rev)
);
CREATE INDEX history_of_record ON history (commune, kind, id, seq);
CREATE TABLE receipt (
    commune text NOT NULL REFERENCES commune,
    number bigint NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    by_account text NOT NULL,
    by_device uuid,
    operations integer NOT NULL,
    accepted integer NOT NULL,
    PRIMARY KEY (commune, number)
);
CREATE TABLE account (
    login text PRIMARY KEY,
    name text NOT NULL,
    password text NOT NULL,
    commune text REFERENCES commune,
    role text NOT NULL CHECK (role IN ('commune', 'province', 'admin')),
    active boolean NOT NULL DEFAULT true,
    CHECK ((role = 'commune') = (commune IS NOT NULL))
);
CREATE TABLE device (
    token_sha256 bytea PRIMARY KEY,
    id uuid NOT NULL,
    account text NOT NULL REFERENCES account,
    name text NOT NULL,
    app_version text NOT NULL,
    schema integer NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_seen timestamptz,
    revoked_at timestamptz
);
CREATE INDEX device_by_id ON device (id);
CREATE TABLE restored (n integer NOT NULL);
INSERT INTO restored VALUES (0);
"""
_FENCED = ("record", "history", "receipt")
_RIGHTS = """
GRANT SELECT ON commune, account, restored TO ngheo_service;
GRANT UPDATE (seq, pushes) ON commune TO ngheo_service;
GRANT SELECT, INSERT, UPDATE ON record, device TO ngheo_service;
GRANT SELECT, INSERT ON history, receipt TO ngheo_service;
"""


def upgrade() -> None:
    """The service may add to history and receipts, never change or delete what stands there."""
    op.execute(_TABLES)
    for table in _FENCED:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY own_commune ON {table} TO ngheo_service "
            "USING (commune = current_setting('app.commune', true))"
        )
    op.execute(_RIGHTS)
