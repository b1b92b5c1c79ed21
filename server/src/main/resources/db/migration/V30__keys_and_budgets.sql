-- Budgets: what accounts may spend (ADR 025). An account is a virtual key, a user, a team, a user within a team, a customer, an agent or the
-- organisation itself, by its id there.

-- Terms that several accounts share; each has them for itself.
create table budget_plan (
    organisation_id     uuid not null references organisation,
    id                  text not null collate "C",
    hard                numeric check (hard >= 0),
    soft                numeric check (soft >= 0),
    period              text,
    tokens_per_minute   bigint,
    requests_per_minute bigint,
    parallel            integer,
    created_by          text not null,
    created_at          timestamptz not null default now(),
    changed_by          text not null,
    changed_at          timestamptz not null default now(),
    row_version         integer not null default 1,
    primary key (organisation_id, id)
);

create table budget (
    id                  uuid primary key,
    organisation_id     uuid not null references organisation,
    kind                text not null
                        check (kind in ('key', 'user', 'team', 'member', 'customer', 'agent', 'organisation')),
    account             text not null collate "C",
    name                text not null default '' collate "C", -- '': the account's own; 'model:NAME' and 'period:7d': besides it
    label               text not null,                         -- how messages call the account
    model               text not null default '',              -- the only model it is for; '': all
    plan                text,                                  -- what is null below is as the plan says
    hard                numeric check (hard >= 0),
    soft                numeric check (soft >= 0),
    period              text,
    tokens_per_minute   bigint,
    requests_per_minute bigint,
    parallel            integer,
    extra               numeric,                               -- on top of hard, for a while
    extra_until         timestamptz,
    anchor              timestamptz not null default now(),    -- where periods such as 30 days begin
    created_by          text not null,
    created_at          timestamptz not null default now(),
    changed_by          text not null,
    changed_at          timestamptz not null default now(),
    row_version         integer not null default 1,
    unique (organisation_id, kind, account, name),
    foreign key (organisation_id, plan) references budget_plan
);
create index budget_by_plan on budget (organisation_id, plan) where plan is not null;

create view budget_in_force as
select b.id, b.organisation_id, b.kind, b.account, b.name, b.label, b.model, b.plan, b.anchor, b.row_version,
    coalesce(b.hard, p.hard) + case when b.extra_until > now() then b.extra else 0 end as hard,
    coalesce(b.soft, p.soft) as soft,
    coalesce(b.period, p.period) as period,
    coalesce(b.tokens_per_minute, p.tokens_per_minute) as tokens_per_minute,
    coalesce(b.requests_per_minute, p.requests_per_minute) as requests_per_minute,
    coalesce(b.parallel, p.parallel) as parallel
from budget b left join budget_plan p on p.organisation_id = b.organisation_id and p.id = b.plan;

-- One period of a budget. spent + leased never passes hard by a lease; what calls cost beyond their estimate is spent all the same.
create table budget_window (
    budget_id uuid not null references budget on delete cascade,
    starts_at timestamptz not null,
    ends_at   timestamptz,                                     -- null: never
    spent     numeric not null default 0,
    leased    numeric not null default 0,                      -- set aside by nodes, not yet spent
    soft_at   timestamptz,                                     -- when the soft budget was passed
    primary key (budget_id, starts_at)
);

create table budget_node (
    id      uuid primary key,
    seen_at timestamptz not null default now(),
    written bigint not null default 0                          -- the last batch of spend it wrote
);

create table budget_lease (
    node_id   uuid not null references budget_node on delete cascade,
    budget_id uuid not null,
    starts_at timestamptz not null,
    amount    numeric not null,
    primary key (node_id, budget_id, starts_at),
    foreign key (budget_id, starts_at) references budget_window on delete cascade
);
create index budget_lease_by_window on budget_lease (budget_id, starts_at);

-- Sets aside at least p_need for a node, or nothing; more ahead while there is plenty. Locks: window, then lease.
create function take_budget(p_node uuid, p_budget uuid, p_starts timestamptz, p_ends timestamptz, p_need numeric, p_wish numeric,
    out granted numeric, out hard numeric, out spent numeric, out leased numeric) language plpgsql as $$
declare room numeric;
begin
    insert into budget_window (budget_id, starts_at, ends_at)
        select b.id, p_starts, p_ends from budget b where b.id = p_budget on conflict do nothing;
    select w.spent, w.leased into spent, leased from budget_window w
        where w.budget_id = p_budget and w.starts_at = p_starts for update;
    if not found then
        return;
    end if;
    select f.hard into hard from budget_in_force f where f.id = p_budget;
    granted := 0;
    if hard is null then
        return;
    end if;
    room := hard - spent - leased;
    if room >= p_need then
        granted := round(least(room, greatest(p_need, least(p_wish, room / 8))), 12);
        update budget_window w set leased = w.leased + granted where w.budget_id = p_budget and w.starts_at = p_starts;
        insert into budget_lease as l (node_id, budget_id, starts_at, amount) values (p_node, p_budget, p_starts, granted)
            on conflict (node_id, budget_id, starts_at) do update set amount = l.amount + granted;
    end if;
end $$;

-- Adds what was spent of a lease (p_holds) or without one, and gives p_back back. short: how much the lease did not cover.
create function settle_budget(p_node uuid, p_budget uuid, p_starts timestamptz, p_ends timestamptz, p_cost numeric, p_back numeric,
    p_holds boolean, out short numeric, out soft_passed boolean) language plpgsql as $$
declare held numeric; covered numeric; total numeric;
begin
    short := 0;
    soft_passed := false;
    insert into budget_window (budget_id, starts_at, ends_at)
        select b.id, p_starts, p_ends from budget b where b.id = p_budget on conflict do nothing;
    perform 1 from budget_window w where w.budget_id = p_budget and w.starts_at = p_starts for update;
    if not found then
        return;
    end if;
    if p_holds then
        select l.amount into held from budget_lease l
            where l.node_id = p_node and l.budget_id = p_budget and l.starts_at = p_starts for update;
        short := greatest(p_cost + p_back - coalesce(held, 0), 0);
    end if;
    covered := least(coalesce(held, 0), p_cost + p_back);
    if covered > 0 then
        update budget_lease l set amount = l.amount - covered
            where l.node_id = p_node and l.budget_id = p_budget and l.starts_at = p_starts;
        delete from budget_lease l
            where l.node_id = p_node and l.budget_id = p_budget and l.starts_at = p_starts and l.amount = 0;
    end if;
    update budget_window w set spent = w.spent + p_cost, leased = w.leased - covered
        where w.budget_id = p_budget and w.starts_at = p_starts returning w.spent into total;
    update budget_window w set soft_at = now() from budget_in_force f
        where f.id = p_budget and w.budget_id = p_budget and w.starts_at = p_starts and w.soft_at is null and total >= f.soft;
    soft_passed := found;
end $$;

-- What every node reads again within a second or two. xact orders it: whoever reads up to the oldest running transaction misses nothing.
create table account_change (
    id              bigint generated always as identity primary key,
    xact            xid8 not null default pg_current_xact_id(),
    organisation_id uuid not null references organisation,
    kind            text not null,
    account         text not null collate "C",
    at              timestamptz not null default now()
);
create index account_change_by_xact on account_change (xact);
create index account_change_by_time on account_change (at);

-- Whose keys are: teams, users and customers of the gateway. Ids are whatever clients of the management shapes give, so they are not
-- identity's teams and users.
create table gateway_holder (
    organisation_id uuid not null references organisation,
    kind            text not null check (kind in ('team', 'user', 'customer')),
    id              text not null collate "C",
    alias           text,
    email           text,
    role            text,
    models          text not null default '',                  -- names, separated by chr(31); '': all
    blocked         boolean not null default false,
    kept            json not null default '{}',                -- metadata and the like, as given
    created_by      text not null,
    created_at      timestamptz not null default now(),
    changed_by      text not null,
    changed_at      timestamptz not null default now(),
    row_version     integer not null default 1,
    primary key (organisation_id, kind, id)
);

create table gateway_member (
    organisation_id uuid not null,
    team_id         text not null collate "C",
    user_id         text not null collate "C",
    team_kind       text not null generated always as ('team') stored,
    user_kind       text not null generated always as ('user') stored,
    role            text not null check (role in ('admin', 'user')),
    since           timestamptz not null default now(),
    primary key (organisation_id, team_id, user_id),
    foreign key (organisation_id, team_kind, team_id) references gateway_holder on delete cascade,
    foreign key (organisation_id, user_kind, user_id) references gateway_holder on delete cascade
);
create index gateway_member_by_user on gateway_member (organisation_id, user_id);

create table virtual_key (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    hash            text not null unique,                      -- SHA-256 in hexadecimal; the key itself is nowhere
    name            text not null,                             -- sk-...abcd
    alias           text,
    team_id         text collate "C",
    user_id         text collate "C",
    team_kind       text not null generated always as ('team') stored,
    user_kind       text not null generated always as ('user') stored,
    agent           text collate "C",
    models          text not null default '',
    aliases         json not null default '{}',
    routes          text not null default '',
    key_type        text not null default 'default',
    tags            text not null default '',
    kept            json not null default '{}',
    capture         boolean not null default false,
    blocked         boolean not null default false,
    expires_at      timestamptz,
    last_used_at    timestamptz,
    created_by      text not null,
    created_at      timestamptz not null default now(),
    changed_by      text not null,
    changed_at      timestamptz not null default now(),
    row_version     integer not null default 1,
    foreign key (organisation_id, team_kind, team_id) references gateway_holder,
    foreign key (organisation_id, user_kind, user_id) references gateway_holder
);
create unique index virtual_key_one_alias on virtual_key (organisation_id, alias) where alias is not null;
create index virtual_key_by_organisation on virtual_key (organisation_id, id);
create index virtual_key_by_team on virtual_key (organisation_id, team_id) where team_id is not null;
create index virtual_key_by_user on virtual_key (organisation_id, user_id) where user_id is not null;

-- What a key was before it was made anew; still good for a while.
create table virtual_key_former (
    hash       text primary key,
    key_id     uuid not null references virtual_key on delete cascade,
    good_until timestamptz not null
);
create index virtual_key_former_by_key on virtual_key_former (key_id);
