-- An organisation's account at a hosted runtime, and what agents were made of there.
create table hosted_connection (
    organisation_id uuid not null references organisation,
    runtime         text not null collate "C",
    base_url        text not null,
    sealed_key      bytea not null,                -- under the master key, bound to organisation and runtime
    changed_by      text not null,
    changed_at      timestamptz not null,
    row_version     integer not null default 1,
    busy_job        uuid,                          -- one job at a time works there
    busy_until      timestamptz,
    primary key (organisation_id, runtime)
);

-- A thing over there that we made.
create table hosted_object (
    organisation_id uuid not null,
    runtime         text not null collate "C",
    kind            text not null check (kind in ('skill', 'environment', 'agent')),
    name            text not null collate "C",
    remote_id       text,                          -- null while it is being made
    remote_version  text,
    sent            json,                          -- the body as it was acknowledged, to tell drift
    sending         text,                          -- digest of what is on its way; its answer may have been lost
    sending_before  text,                          -- the newest version there before that
    changed_at      timestamptz not null,
    primary key (organisation_id, runtime, kind, name),
    foreign key (organisation_id, runtime) references hosted_connection on delete cascade
);

-- Which bytes of a skill are which version there.
create table hosted_version (
    organisation_id uuid not null,
    runtime         text not null collate "C",
    kind            text not null default 'skill' check (kind = 'skill'),
    name            text not null collate "C",
    digest          text not null,
    remote_version  text not null,
    sent_at         timestamptz not null,
    primary key (organisation_id, runtime, kind, name, digest),
    foreign key (organisation_id, runtime, kind, name) references hosted_object on delete cascade
);

-- An agent of ours as it was pushed last.
create table hosted_push (
    organisation_id uuid not null,
    runtime         text not null collate "C",
    agent           text not null collate "C",
    stage           text not null,
    agent_version   integer,
    lock_digest     text,
    state           text not null check (state in ('pushing', 'pushed', 'incomplete', 'removing')),
    problem         text,
    job_id          uuid not null,
    changed_by      text not null,
    changed_at      timestamptz not null,
    primary key (organisation_id, runtime, agent),
    foreign key (organisation_id, runtime) references hosted_connection on delete cascade
);

-- Which things an agent is or was made of; what nobody uses can go.
create table hosted_use (
    organisation_id uuid not null,
    runtime         text not null collate "C",
    agent           text not null collate "C",
    kind            text not null,
    name            text not null collate "C",
    digest          text not null,
    remote_version  text,
    primary key (organisation_id, runtime, agent, kind, name),
    foreign key (organisation_id, runtime, kind, name) references hosted_object on delete cascade
);
create index hosted_use_by_object on hosted_use (organisation_id, runtime, kind, name);
