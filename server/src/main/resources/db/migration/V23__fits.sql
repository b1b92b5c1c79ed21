-- By which rules and bridges a version's fits and tokens were found; empty when they wait to be found. Versions from before
-- this column were judged by estimates; the first node that starts judges them again by the bridges' plans.
alter table skill_version add column fits_rules text not null default '';
create index skill_version_unfitted on skill_version (id) where fits_rules = '';
