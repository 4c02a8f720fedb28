-- PostgreSQL need not have the others in it at all.
drop index instance_rn;
create index instance_rn on instance (named, rn) where named is not null;
