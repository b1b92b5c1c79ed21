-- The keys of this installation: one signs, the retired ones only verify. They belong to no organisation.
create table signing_key (
    id         text primary key,                   -- RFC 7638 thumbprint of the public key
    public_key bytea not null,                     -- the 32 bytes of RFC 8032
    sealed     bytea,                              -- PKCS#8 under the master key; gone once retired
    created_at timestamptz not null,
    retired_at timestamptz
);
create unique index signing_key_one_active on signing_key ((true)) where retired_at is null;

create table publisher_key (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    owner_id        uuid not null references owner on delete cascade,
    name            text not null,
    key_id          text not null,                 -- RFC 7638 thumbprint
    public_key      bytea not null,
    created_by      text not null,
    created_at      timestamptz not null,
    revoked_at      timestamptz,
    unique (owner_id, name),
    unique (owner_id, key_id)
);

-- DSSE envelopes over an in-toto statement, as they were made: json, not jsonb.
create table version_signature (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    version_id      uuid not null references skill_version on delete cascade,
    signer          text not null check (signer in ('registry', 'publisher')),
    key_id          text not null,
    envelope        json not null,
    envelope_digest text not null,                 -- hex of its SHA-256: the same envelope again is no second row
    created_by      text not null,
    created_at      timestamptz not null,
    unique (version_id, envelope_digest)
);
create index version_signature_by_key on version_signature (key_id);

-- Versions from before signatures. Each is signed once by the upkeep and leaves; any other version without one is suspect.
create table unsigned_version (
    version_id uuid primary key references skill_version on delete cascade
);
insert into unsigned_version select id from skill_version;

-- Workflows that may publish without a stored secret. What counts are the ids; the repository's name is for people.
create table trusted_publisher (
    id                  uuid primary key,
    organisation_id     uuid not null references organisation,
    owner_id            uuid not null references owner on delete cascade,
    name                text not null,
    provider            text not null check (provider in ('github', 'gitlab')),
    issuer              text not null,
    repository          text not null,
    repository_id       text not null,
    repository_owner_id text not null,
    workflow            text,
    environment         text,
    ref                 text,
    skills              text[] not null default '{}',  -- empty: every skill of the owner
    created_by          text not null,
    created_at          timestamptz not null,
    last_exchange_at    timestamptz,
    unique (owner_id, name)
);
create index trusted_publisher_by_repository on trusted_publisher (issuer, repository_id);
create index trusted_publisher_by_organisation on trusted_publisher (organisation_id, id);
create index trusted_publisher_by_name on trusted_publisher (issuer, lower(repository));

-- A token belongs to a user, or to a trusted publisher for a quarter of an hour.
alter table api_token alter column user_id drop not null;
alter table api_token add column publisher_id uuid references trusted_publisher on delete cascade;
alter table api_token add column provenance json;  -- claims of the run that exchanged its OIDC token for this one
alter table api_token add constraint api_token_one_holder check ((user_id is null) <> (publisher_id is null));
create index api_token_by_publisher on api_token (publisher_id, id) where publisher_id is not null;

-- OIDC tokens that were exchanged: none is taken twice. Rows go when the token would have expired anyway.
create table oidc_exchange (
    issuer     text not null,
    jti        text not null,                      -- hex of its SHA-256
    expires_at timestamptz not null,
    primary key (issuer, jti)
);
create index oidc_exchange_by_expiry on oidc_exchange (expires_at);
