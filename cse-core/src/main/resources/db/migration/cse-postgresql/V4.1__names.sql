-- Those without a name need not be in it at all.
create index instance_rn on instance (named, rn) where named is not null;
