-- What H2 has beside the common tables.

-- The last batch of the journal that is in the tables, and the checksum of its record.
create table applied (
    id         integer not null primary key,
    batch      bigint not null,
    checksum   integer not null
);
insert into applied (id, batch, checksum) values (1, 0, 0);

-- A unique index is looked up before it is written. The writer, of which there is one, sees to it that names below a
-- parent differ; seq counts, and ri is made by the CSE.
drop index instance_position;
create index instance_position on instance (pi, seq);
drop index instance_ri;
create index instance_ri on instance (ri);
drop index instance_rn;
create index instance_rn on instance (pi, rn);
