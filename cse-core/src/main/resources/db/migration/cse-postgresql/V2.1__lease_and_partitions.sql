-- What PostgreSQL has beside the common tables.

-- How often the right to write has passed to a process.
create table lease (
    id         integer not null primary key,
    epoch      bigint not null
);
insert into lease (id, epoch) values (1, 0);

-- So that the table of instances can be partitioned by ranges of seq, no key of it may do without seq. The writer, of
-- which there is one, sees to it that names below a parent differ.
drop index instance_ri;
create index instance_ri on instance (ri);
drop index instance_rn;
create index instance_rn on instance (pi, rn) where rn is not null;
drop index instance_expiry;
create index instance_expiry on instance (et) where et is not null;
