-- What a skill's name looks like at a glance, as platform.LookAlike has it (a test compares): of one owner's skills no two look alike.
alter table skill add column skeleton text not null generated always as (
    translate(replace(replace(replace(name, '-', ''), 'rn', 'm'), 'vv', 'w'), '01i5', 'olls')) stored;
create index skill_by_skeleton on skill (owner_id, skeleton);

-- An address a skill had before it was renamed or given away. It leads to the skill, and no other skill gets it until an
-- administrator frees it.
create table skill_alias (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    owner_name      text not null,
    name            text not null collate "C",
    skill_id        uuid not null references skill on delete cascade,
    created_by      text not null,
    created_at      timestamptz not null,
    unique (organisation_id, owner_name, name)
);
create index skill_alias_by_skill on skill_alias (skill_id, id);
