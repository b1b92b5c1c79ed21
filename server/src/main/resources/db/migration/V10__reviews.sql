-- A hold and a yank are two facts. Which state they come to, the gravest first: revoked, held, yanked, live.
alter table skill_version add column yank_reason text;         -- of the owner's members; outlives a hold and a revocation
update skill_version set yank_reason = coalesce(reason, 'Yanked.') where state = 'yanked';

-- Yanked while they were held: their bytes were served.
update skill_version set state = 'held', reason = hold_reason where state = 'yanked' and hold_reason is not null;
update skill_version set hold_reason = coalesce(reason, 'Held.') where state in ('held', 'revoked') and hold_reason is null;

-- Whatever is held or revoked says so in its state, which is what every reader asks.
alter table skill_version add constraint skill_version_hold_shows
    check ((hold_reason is not null) = (state in ('held', 'revoked')));

-- What lists show of skills whose newest version that counts is now another one.
update skill s set
    state = case when v.state = 'live' and v.deprecated is not null then 'deprecated' else v.state end,
    display_name = v.display_name, description = v.description, category = v.category, license = v.license,
    keywords = v.keywords, harnesses = v.harnesses, excerpt = v.excerpt, catalog_tokens = v.catalog_tokens,
    body_tokens = v.body_tokens, haystack = v.haystack, headline = v.headline, search = v.search,
    verdict = v.verdict, risk = v.risk
from (select distinct on (w.skill_id) w.*
      from skill_version w
      where w.skill_id in (select skill_id from skill_version where state = 'held' and yank_reason is not null)
      order by w.skill_id, (w.version = (select latest from skill where id = w.skill_id)) desc nulls last,
               case w.state when 'live' then 0 when 'held' then 1 when 'yanked' then 2 else 3 end, w.sort_key desc) v
where v.skill_id = s.id;

-- Held before there were cases: they wait in the queue like all others. The first 48 bits are the time, as in every id.
insert into review_case (id, organisation_id, version_id, state, opened_at, changed_at)
select cast(lpad(to_hex(cast(floor(extract(epoch from v.published_at) * 1000) as bigint)), 12, '0') || '7'
            || substr(replace(cast(gen_random_uuid() as text), '-', ''), 14) as uuid),
       v.organisation_id, v.id, case v.state when 'revoked' then 'refused' else 'waiting' end, v.published_at, now()
from skill_version v
where v.hold_reason is not null and not exists (select 1 from review_case c where c.version_id = v.id);

insert into review_step (id, organisation_id, version_id, at, what, actor, note)
select gen_random_uuid(), v.organisation_id, v.id, v.published_at, 'held', 'scan', v.hold_reason
from skill_version v
where v.hold_reason is not null and not exists (select 1 from review_step p where p.version_id = v.id);

-- Two reviewers may have the same case open, and a rescan may add to it meanwhile: with every step.
alter table review_case add column revision integer not null default 1;
