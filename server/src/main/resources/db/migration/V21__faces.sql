-- What an archive of a version weighs and hashes to, in a form that another registry's clients expect. The bytes are made anew for
-- each download and are the same each time, so only this is kept. form names the layout and, where they are part of it, owner and name.
create table face_archive (
    version_id      uuid not null references skill_version on delete cascade,
    form            text not null,
    organisation_id uuid not null references organisation,
    size            bigint not null,
    sha1            text not null,
    sha256          text not null,
    sha512          text not null,
    primary key (version_id, form)
);
