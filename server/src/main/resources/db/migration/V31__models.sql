-- A model that an organisation configured, beside those of the configuration file.
create table gateway_model (
    id              text primary key collate "C",
    organisation_id uuid not null references organisation,
    name            text not null collate "C",     -- what clients call it; several may share it
    sealed_params   bytea not null,                -- litellm_params as JSON under the master key, bound to organisation and id
    info            json not null,                 -- model_info
    created_by      text not null,
    created_at      timestamptz not null,
    changed_by      text not null,
    changed_at      timestamptz not null,
    row_version     integer not null default 1
);
create index gateway_model_by_name on gateway_model (organisation_id, name, id);

-- What the operator says a model costs, for the whole server; the newest version counts, one without a price takes the word back.
create table gateway_price (
    provider text not null collate "C",
    model    text not null collate "C",
    version  integer not null,
    price    json,
    since    date not null,
    set_by   text not null,
    set_at   timestamptz not null,
    primary key (provider, model, version)
);

-- Grows with every change of the two, so that nodes see by one number that they must read again.
create table gateway_model_change (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
);
insert into gateway_model_change (revision) values (0);
