-- Work that takes longer than a request. A job is accepted when its row is committed; whichever node claims it holds it
-- for as long as its lease is renewed, and whatever it writes carries the epoch of its claim.
create table job (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    kind            text not null,
    started_by      uuid not null references app_user,
    started_login   text not null,
    scopes          text not null,                 -- what the starter might do then, space-separated; at most that now
    input           json not null,
    state           text not null default 'running' check (state in ('running', 'done', 'failed')),
    node            text,                          -- who holds it; null while it waits
    epoch           bigint not null default 0,
    lease_until     timestamptz,
    attempts        integer not null default 0,
    not_before      timestamptz not null,
    done            integer not null default 0,
    total           integer not null default 0,
    what            text not null default 'waiting for its turn',
    error           json,                          -- a problem, without status
    created_at      timestamptz not null,
    finished_at     timestamptz
);
create index job_by_organisation on job (organisation_id, id desc);
create index job_by_starter on job (organisation_id, started_by, id desc);
create index job_to_run on job (created_at, id) where state = 'running';
create index job_finished on job (finished_at) where state <> 'running';

-- One line of a job's report. The key makes a line that a second attempt writes again the same line.
create table job_result (
    job_id   uuid not null references job on delete cascade,
    key      text not null collate "C",
    outcome  text not null,
    body     json not null,
    primary key (job_id, key)
);
create index job_result_by_outcome on job_result (job_id, outcome, key);

-- Uploads that outlive their request: the blob stays as long as the row does.
create table kept_upload (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    digest          text not null,
    size            bigint not null,
    created_at      timestamptz not null
);
create index kept_upload_by_blob on kept_upload (digest);

-- Where an imported version came from. source_digest is of what was read, not of what was made of it: the same source
-- again is the same version.
alter table skill_version
    add column source_digest     text,
    add column source_folder     text,             -- what the folder was called there
    add column source_path       text,             -- where it lay in the archive or repository
    add column source_repository text,
    add column source_commit     text,
    add column source_job        uuid;

-- The files as they were before they were mended; no rows when they are the version's own.
create table skill_original (
    version_id uuid not null references skill_version on delete cascade,
    path       text not null collate "C",
    executable boolean not null,
    size       bigint not null,
    sha256     text not null,
    primary key (version_id, path)
);
create index skill_original_by_blob on skill_original (sha256);
