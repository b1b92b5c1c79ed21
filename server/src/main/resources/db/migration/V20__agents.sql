-- An agent's definition and lock as they are now; every change makes a new version and leaves the old one.
create table agent (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    name            text not null collate "C",
    team_id         uuid references team,
    display_name    text not null,
    description     text not null,
    harness         text not null,                 -- the first of harnesses
    harnesses       text[] not null,
    model           text,
    version         integer not null,
    skill_count     integer not null,
    next_lock       json,                          -- a staged upgrade, until it is promoted or discarded
    features        integer[] not null default '{}', -- min-hashes of instructions, skills and tools: who is nearly the same
    created_by      text not null,                 -- may change it when no team owns it
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    row_version     integer not null default 0,
    unique (organisation_id, name)
);
create index agent_by_team on agent (organisation_id, team_id, name);
create index agent_by_harness on agent using gin (harnesses);
create index agent_by_features on agent using gin (features);
create index agent_by_words on agent using gin ((name || ' ' || display_name || ' ' || description) gin_trgm_ops);

create table agent_version (
    agent_id    uuid not null references agent on delete cascade,
    version     integer not null,
    definition  json not null,
    source      text not null,                     -- as it was written
    digest      text not null,                     -- of the definition
    lock        json not null,
    lock_digest text not null,
    change      text not null,
    changed_by  text not null,
    changed_at  timestamptz not null,
    primary key (agent_id, version)
);

-- The lock of the current version, one row each, so that "who has this version?" is an index.
create table agent_skill (
    agent_id        uuid not null references agent on delete cascade,
    organisation_id uuid not null references organisation,
    skill_id        uuid not null references skill,
    version_id      uuid not null references skill_version,
    version         text not null,
    wanted          text,                          -- the range asked for; null when another skill needs it
    position        integer not null,
    primary key (agent_id, skill_id)
);
create index agent_skill_by_version on agent_skill (version_id);
create index agent_skill_by_skill on agent_skill (skill_id, agent_id);

-- What agents are told: a version they have was withdrawn.
create table agent_notice (
    agent_id   uuid not null references agent on delete cascade,
    version_id uuid not null references skill_version on delete cascade,
    kind       text not null check (kind in ('yanked', 'revoked', 'held', 'deprecated')),
    reason     text not null,
    since      timestamptz not null,
    primary key (agent_id, version_id, kind)
);

-- What is on disk at a place, as its client last said.
create table agent_receipt (
    agent_id      uuid not null references agent on delete cascade,
    harness       text not null collate "C",
    place         text not null collate "C",
    agent_version integer not null,
    plan_digest   text not null,
    files         json not null,
    state         text not null check (state in ('in-step', 'behind', 'changed')),
    changes       json not null,
    seen_by       text not null,
    seen_at       timestamptz not null,
    primary key (agent_id, harness, place)
);
