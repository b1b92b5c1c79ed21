create extension if not exists pg_trgm;

create table skill (
    id                uuid primary key,
    organisation_id   uuid not null references organisation,
    owner_id          uuid not null references owner,
    owner_name        text not null,
    name              text not null collate "C",
    latest            text,                        -- version of the channel latest; null when none may be
    state             text not null check (state in ('live', 'deprecated', 'held', 'yanked')),
    version_count     integer not null default 0,
    downloads         bigint not null default 0,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    -- From here on: copied from the version that is shown (latest, else the newest that counts).
    display_name      text not null default '',
    description       text not null default '',
    category          text,
    license           text,
    keywords          text[] not null default '{}',
    catalog_tokens    integer not null default 0,
    body_tokens       integer not null default 0,
    haystack          text not null default '',    -- lower-case owner, name, display name, keywords: what typos are forgiven in
    headline          tsvector not null default '',  -- names, keywords, description: what matches are ranked by
    search            tsvector not null default '',  -- headline and readme: what is matched
    unique (owner_id, name)
);
create index skill_by_owner on skill (organisation_id, owner_name, name);
create index skill_by_name on skill (organisation_id, name, id);
create index skill_by_update on skill (organisation_id, updated_at desc, id desc);
create index skill_by_downloads on skill (organisation_id, downloads desc, id desc);
create index skill_by_category on skill (organisation_id, category, updated_at desc, id desc);
create index skill_not_live on skill (organisation_id, state, updated_at desc, id desc) where state <> 'live';
create index skill_search on skill using gin (search);
create index skill_haystack on skill using gin (haystack gin_trgm_ops);

create table skill_version (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    skill_id        uuid not null references skill,
    version         text not null,                 -- semver 2.0.0 without build metadata
    sort_key        text not null collate "C",     -- orders like semver when compared as bytes
    prerelease      boolean not null,
    digest          text not null,                 -- hex of the package digest
    archive_digest  text not null,
    archive_size    bigint not null,
    state           text not null check (state in ('live', 'held', 'yanked')),
    deprecated      text,
    reason          text,
    hold_reason     text,                          -- survives a yank, so that restoring does not release
    verdict         text not null,
    manifest        jsonb not null,
    findings        json not null,                 -- json, not jsonb: answered again as they were written
    fits            json not null,
    first_channels  text[] not null default '{}',  -- as the first publish call was answered
    file_count      integer not null,
    size            bigint not null,
    downloads       bigint not null default 0,
    catalog_tokens  integer not null,
    body_tokens     integer not null,
    published_by    text not null,
    published_at    timestamptz not null,
    row_version     integer not null default 0,
    display_name    text not null,
    description     text not null,
    category        text,
    license         text,
    keywords        text[] not null default '{}',
    haystack        text not null,
    headline        tsvector not null,
    search          tsvector not null,
    unique (skill_id, version)
);
create index skill_version_by_order on skill_version (skill_id, sort_key desc);
create index skill_version_by_archive on skill_version (archive_digest);

create table skill_file (
    version_id uuid not null references skill_version on delete cascade,
    path       text not null collate "C",
    executable boolean not null,
    size       bigint not null,
    sha256     text not null,
    primary key (version_id, path)
);
create index skill_file_by_blob on skill_file (sha256);

create table skill_channel (
    skill_id  uuid not null references skill on delete cascade,
    channel   text not null,
    version   text not null,
    overtakes text,                                -- latest only: the highest version when somebody moved latest below it
    moved_at  timestamptz not null,
    primary key (skill_id, channel)
);

create table skill_dependency (
    version_id   uuid not null references skill_version on delete cascade,
    target_owner text not null,
    target_name  text not null,
    range        text not null,
    primary key (version_id, target_owner, target_name)
);
create index skill_dependency_by_target on skill_dependency (target_owner, target_name);

-- Blobs that an upload is about to put. Rows live from before the first put until the transaction that refers to the
-- blobs commits; what a crash leaves here tells the sweeper which blobs may be orphans.
create table pending_blob (
    upload_id  uuid not null,
    digest     text not null,
    node       text not null,
    created_at timestamptz not null,
    primary key (upload_id, digest)
);
create index pending_blob_by_digest on pending_blob (digest);
create index pending_blob_by_age on pending_blob (created_at);
