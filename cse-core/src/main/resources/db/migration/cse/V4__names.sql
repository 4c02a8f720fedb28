-- The parent once more where an instance has a name of its own, which few have: an index of it and the name has all
-- others in one place. Behind the parent alone each would have a place of its own, in a page that has to be read and
-- written for it.
alter table instance add column named varchar(255) ${bytewise};
update instance set named = pi where rn is not null;
drop index instance_rn;
create index instance_rn on instance (named, rn);
