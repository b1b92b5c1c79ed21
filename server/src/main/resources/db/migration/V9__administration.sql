-- Archives fetched per skill and day (UTC). Days older than guildhall.statistics.days go; skill.downloads keeps the total.
create table skill_download_day (
    organisation_id uuid not null references organisation,
    skill_id        uuid not null references skill on delete cascade,
    day             date not null,
    downloads       bigint not null,
    primary key (skill_id, day)
);
create index skill_download_day_by_organisation on skill_download_day (organisation_id, day) include (skill_id, downloads);
create index skill_download_day_by_age on skill_download_day (day);

create index skill_version_by_publication on skill_version (organisation_id, published_at) include (state, verdict);

-- A token made with another one ends with it.
alter table api_token add column parent_id uuid references api_token;
create index api_token_by_parent on api_token (parent_id) where parent_id is not null;

alter table team add column row_version integer not null default 0;

-- Lets one user set a password, once. At most one is open per user; a used or replaced one is gone.
create table invitation (
    user_id    uuid primary key references app_user,
    hash       bytea not null unique,         -- SHA-256 of the code; the code itself is nowhere
    invited_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
