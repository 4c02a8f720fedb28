-- Those without a name are all in one place.
create index instance_rn on instance (named, rn);
