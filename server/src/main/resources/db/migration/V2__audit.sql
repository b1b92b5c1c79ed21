-- Append only. leaf_hash = SHA-256(0x00 || canonical), RFC 6962 section 2.1, so that a Merkle log can be laid over it.
create table audit_entry (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    at              timestamptz not null,
    actor           text not null,
    action          text not null,
    target          text not null,
    canonical       text not null,                 -- RFC 8785 canonical JSON of the whole entry
    leaf_hash       bytea not null
);
create index audit_entry_by_time on audit_entry (organisation_id, id desc);
create index audit_entry_by_target on audit_entry (organisation_id, target, id desc);
create index audit_entry_by_actor on audit_entry (organisation_id, actor, id desc);
create index audit_entry_by_action on audit_entry (organisation_id, action, id desc);
