-- What lists are narrowed by and what meaning is taken from, copied to the skill from the version that is shown.
alter table skill_version add column harnesses text[] not null default '{}';  -- those it fits, fully or with limits
alter table skill_version add column excerpt text not null default '';        -- how the body of SKILL.md begins
alter table skill add column harnesses text[] not null default '{}';
alter table skill add column excerpt text not null default '';

update skill_version v set harnesses = coalesce(
    (select array_agg(f.key order by f.key) from json_each(v.fits) f where f.value ->> 'status' in ('fits', 'limited')), '{}');
update skill s set harnesses = v.harnesses
from (select distinct on (w.skill_id) w.skill_id, w.harnesses
      from skill_version w join skill k on k.id = w.skill_id
      order by w.skill_id, (w.version = coalesce(k.latest, '')) desc,
               case w.state when 'live' then 0 when 'held' then 1 else 2 end, w.sort_key desc) v
where v.skill_id = s.id;

-- The transaction that changed last what a node's index in memory holds of the skill. A reader that remembers the oldest
-- transaction still running when it last looked finds everything since by range, however transactions overlap.
alter table skill add column changed_in xid8 not null default pg_current_xact_id();
create index skill_by_change on skill (organisation_id, changed_in);

-- What a skill means, one row each. The vector of an older text or model stays until its successor is there.
create table skill_vector (
    skill_id        uuid primary key references skill on delete cascade,
    organisation_id uuid not null references organisation,
    stale           boolean not null default true, -- waits to be computed
    revision        integer not null default 0,    -- of the text; what was computed of an older one stays stale
    claimed_until   timestamptz,                   -- a node computes it; another may when this has passed
    model           text,
    vector          bytea,                         -- one signed byte for each dimension, scaled to the largest
    changed_in      xid8 not null default pg_current_xact_id()
);
create index skill_vector_stale on skill_vector (skill_id) where stale;
create index skill_vector_by_change on skill_vector (organisation_id, changed_in);
insert into skill_vector (skill_id, organisation_id) select id, organisation_id from skill;

-- As triggers, so that no writer of skills can forget them. Counting a download changes nothing that is indexed.
create function skill_changes() returns trigger language plpgsql as $$
begin
    new.changed_in := pg_current_xact_id();
    return new;
end $$;
create trigger skill_changes before insert or update of
    owner_name, name, latest, state, category, license, keywords, harnesses, verdict, risk, updated_at
    on skill for each row execute function skill_changes();

create function skill_text_changes() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into skill_vector (skill_id, organisation_id) values (new.id, new.organisation_id);
    elsif (old.name, old.display_name, old.description, old.keywords, old.excerpt)
          is distinct from (new.name, new.display_name, new.description, new.keywords, new.excerpt) then
        update skill_vector set stale = true, revision = revision + 1, claimed_until = null where skill_id = new.id;
    end if;
    return null;
end $$;
create trigger skill_text_changes after insert or update of name, display_name, description, keywords, excerpt
    on skill for each row execute function skill_text_changes();
