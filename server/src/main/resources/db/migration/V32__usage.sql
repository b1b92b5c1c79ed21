-- Calls of models. The time is the one in the id (UUIDv7), so that a call's month is found by its id and the same entry of a journal always
-- meets its own row. Months are made ahead by the server, and dropped whole when they are older than guildhall.usage.days.
create table model_call (
    id                uuid not null,
    at                timestamptz not null,
    organisation_id   uuid not null,
    key_id            uuid not null,
    key_hash          text not null collate "C",
    key_alias         text not null,
    team              text collate "C",
    user_id           text collate "C",
    customer          text collate "C",
    agent             text collate "C",
    session           text collate "C",
    tags              text[] not null,
    surface           text not null,
    operation         text not null,
    model             text not null collate "C",     -- as the client called it
    stream            boolean not null,
    parameters        text not null,                 -- JSON, without content
    status            integer not null,              -- 0: none, the node ended meanwhile
    error             text,
    first_byte_micros bigint,
    total_micros      bigint not null,
    capture           text not null,
    node              text not null,
    attempts          integer not null,
    provider          text collate "C",              -- of the attempt that decided, as the next three
    deployment        text collate "C",
    provider_model    text collate "C",
    outcome           text,
    input             bigint not null,               -- tokens of all attempts
    output            bigint not null,
    cost              numeric not null,              -- USD of all attempts that have a price
    unpriced          integer not null,              -- attempts that have none
    estimated         boolean not null,
    primary key (id, at)
) partition by range (at);
create index model_call_newest on model_call (organisation_id, at desc, id desc);
create index model_call_key on model_call (organisation_id, key_id, at desc, id desc);
create index model_call_model on model_call (organisation_id, model, at desc, id desc);
create index model_call_agent on model_call (organisation_id, agent, at desc, id desc) where agent is not null;
create index model_call_team on model_call (organisation_id, team, at desc, id desc) where team is not null;
create index model_call_user on model_call (organisation_id, user_id, at desc, id desc) where user_id is not null;
create index model_call_customer on model_call (organisation_id, customer, at desc, id desc) where customer is not null;
create index model_call_session on model_call (organisation_id, session, at desc, id desc) where session is not null;
create index model_call_failed on model_call (organisation_id, at desc, id desc) where status >= 400 or status = 0;

-- Tries at deployments; "at" is the call's, so that both lie in the same month.
create table model_attempt (
    call_id           uuid not null,
    at                timestamptz not null,
    ordinal           smallint not null,
    id                uuid not null,
    begun_at          timestamptz not null,
    deployment        text not null collate "C",
    provider          text not null collate "C",
    model             text not null collate "C",
    outcome           text not null,
    status            integer not null,
    error             text,
    first_byte_micros bigint,
    total_micros      bigint not null,
    input             bigint not null,
    output            bigint not null,
    cache_read        bigint not null,
    cache_write       bigint not null,
    cache_write_hour  bigint not null,
    reasoning         bigint not null,
    audio_input       bigint not null,
    audio_output      bigint not null,
    estimated         boolean not null,
    cost              numeric,
    primary key (call_id, at, ordinal)
) partition by range (at);

-- What was used, per day (UTC) and everything it is asked by; added to in the transaction that stores the calls. A call of two tags has its row
-- with tag '' and one more for each tag: sums are made either over tag '' or over one tag. Absent dimensions are ''.
create table spend_day (
    organisation_id uuid not null,
    day             date not null,
    tag             text not null collate "C",
    key_id          uuid not null,
    key_hash        text not null collate "C",
    team            text not null collate "C",
    user_id         text not null collate "C",
    customer        text not null collate "C",
    agent           text not null collate "C",
    model           text not null collate "C",
    provider        text not null collate "C",
    deployment      text not null collate "C",
    key_alias       text not null,                   -- the last one
    calls           bigint not null,                 -- at the attempt that decided
    failed          bigint not null,                 -- of the calls
    attempts        bigint not null,
    input           bigint not null,
    output          bigint not null,
    cache_read      bigint not null,
    cache_write     bigint not null,
    reasoning       bigint not null,
    cost            numeric not null,
    unpriced        bigint not null,                 -- attempts without a price
    primary key (organisation_id, day, tag, key_id, model, deployment, provider, key_hash, team, user_id, customer, agent)
);

-- Blobs that hold the payloads of many calls, and where each lies.
create table payload_pack (
    digest  text primary key,
    made_at timestamptz not null
);
create index payload_pack_oldest on payload_pack (made_at);
create table model_payload (
    call_id         uuid not null,
    kind            text not null check (kind in ('request', 'response')),
    organisation_id uuid not null,
    pack            text not null references payload_pack on delete cascade,
    position        bigint not null,
    length          integer not null,                -- packed
    bytes           integer not null,                -- unpacked
    scrubbed        integer not null,                -- secrets taken out
    primary key (call_id, kind)
);
create index model_payload_of_pack on model_payload (pack);
