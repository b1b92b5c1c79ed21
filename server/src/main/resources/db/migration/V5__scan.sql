-- Verdict says what a scan found, risk what the package could do if it ran; the two are independent.
alter table skill_version
    add column risk          text not null default 'low' check (risk in ('low', 'medium', 'high')),
    add column risk_reasons  json not null default '[]',
    add column rules_version integer not null default 0,        -- of the scan rules that were last run; 0: none yet
    add column scanned_at    timestamptz,
    drop constraint skill_version_state_check,
    add constraint skill_version_state_check check (state in ('live', 'held', 'yanked', 'revoked'));
create index skill_version_to_rescan on skill_version (rules_version, id);

-- A first estimate from the file names. Rules version 0 makes the next rescan look at the bytes.
update skill_version v set risk = case
    when exists (select 1 from skill_file f where f.version_id = v.id and f.path ~ '^lib/[^/]+\.jar$') then 'high'
    when jsonb_array_length(coalesce(v.manifest -> 'mcpServers', '[]')) > 0
      or exists (select 1 from skill_file f where f.version_id = v.id
                 and (f.executable or f.path ~ '\.(sh|bash|zsh|ps1|bat|cmd|py|js|mjs|cjs|ts|rb|pl|php|lua)$')) then 'medium'
    else 'low' end;

alter table skill
    add column verdict text not null default 'passed',          -- of the version that is shown
    add column risk    text not null default 'low',
    drop constraint skill_state_check,
    add constraint skill_state_check check (state in ('live', 'deprecated', 'held', 'yanked', 'revoked'));

update skill s set verdict = v.verdict, risk = v.risk
from (select distinct on (w.skill_id) w.skill_id, w.verdict, w.risk
      from skill_version w join skill k on k.id = w.skill_id
      order by w.skill_id, (w.version = coalesce(k.latest, '')) desc,
               case w.state when 'live' then 0 when 'held' then 1 else 2 end, w.sort_key desc) v
where v.skill_id = s.id;

-- One case per version that was ever held; an appeal or a new finding opens it again.
create table review_case (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    version_id      uuid not null unique references skill_version,
    state           text not null check (state in ('waiting', 'appealed', 'released', 'refused')),
    opened_at       timestamptz not null,
    changed_at      timestamptz not null
);
create index review_case_by_state on review_case (organisation_id, state, id desc);
create index review_case_by_time on review_case (organisation_id, id desc);

-- What happened to a version under review, oldest first by id. Only added to.
create table review_step (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    version_id      uuid not null references skill_version,
    at              timestamptz not null,
    what            text not null check (what in ('held', 'released', 'refused', 'appealed', 'rescanned')),
    actor           text not null,                 -- login, or scan
    note            text not null
);
create index review_step_by_version on review_step (version_id, id);

-- Findings that a reviewer has read and released: the same bytes are not held for them again.
create table accepted_finding (
    version_id uuid not null references skill_version on delete cascade,
    code       text not null,
    file       text not null,                      -- empty when it concerns the whole package
    primary key (version_id, code, file)
);
