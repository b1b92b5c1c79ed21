-- Every version from before signatures was signed: what stands in unsigned_version from then on counts for nothing.
create table unsigned_versions_finished (
    at  timestamptz not null,
    one boolean primary key default true check (one)
);

-- A name is not what a trusted publisher is found by.
drop index trusted_publisher_by_name;
