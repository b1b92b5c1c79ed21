-- Organisations are the tenants: every other table carries organisation_id, and every query is bounded by it.
create table organisation (
    id           uuid primary key,
    name         text not null unique,
    display_name text not null,
    home         boolean not null default false,   -- the first one; its administrators manage the others
    created_at   timestamptz not null
);
create unique index organisation_one_home on organisation (home) where home;

create table app_user (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    login           text not null unique,          -- across organisations: signing in asks for nothing else
    display_name    text not null,
    role            text not null check (role in ('viewer', 'author', 'reviewer', 'operator', 'administrator')),
    password_hash   text,
    state           text not null default 'active' check (state in ('active', 'disabled')),
    created_at      timestamptz not null,
    row_version     integer not null default 0
);
create index app_user_by_organisation on app_user (organisation_id, login);

create table team (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    name            text not null,
    display_name    text not null,
    created_at      timestamptz not null,
    unique (organisation_id, name)
);

create table team_member (
    team_id uuid not null references team on delete cascade,
    user_id uuid not null references app_user,
    since   timestamptz not null,
    primary key (team_id, user_id)
);
create index team_member_by_user on team_member (user_id);

create table owner (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    name            text not null,
    skeleton        text not null,                 -- what the name looks like; two that look alike are refused
    display_name    text not null,
    team_id         uuid references team,
    trusted         boolean not null default false,
    created_at      timestamptz not null,
    row_version     integer not null default 0,
    unique (organisation_id, name),
    unique (organisation_id, skeleton)
);

create table owner_member (
    owner_id uuid not null references owner on delete cascade,
    user_id  uuid not null references app_user,
    role     text not null check (role in ('owner', 'publisher')),
    since    timestamptz not null,
    primary key (owner_id, user_id)
);
create index owner_member_by_user on owner_member (user_id);

create table api_token (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    user_id         uuid not null references app_user,
    name            text not null,
    prefix          text not null,
    hash            bytea not null unique,         -- SHA-256 of the value; the value itself is nowhere
    scopes          text[] not null,
    bootstrap       boolean not null default false,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz
);
create index api_token_by_user on api_token (user_id, id);

create table browser_session (
    id           uuid primary key,
    hash         bytea not null unique,
    user_id      uuid not null references app_user,
    token_id     uuid references api_token,        -- opened with this token: may no more, lives no longer than it
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null
);
create index browser_session_by_user on browser_session (user_id);
create index browser_session_by_expiry on browser_session (expires_at);
