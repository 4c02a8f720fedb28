-- The parent once more where an instance has a name of its own, which few have, for an index of it and the name. Behind
-- the parent alone each of the others would have a place of its own there, in a page that has to be read and written
-- for it.
alter table instance add column named varchar(255) ${bytewise};
update instance set named = pi where rn is not null;
drop index instance_rn;
