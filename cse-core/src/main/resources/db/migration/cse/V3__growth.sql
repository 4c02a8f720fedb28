-- What keeps a large tree as quick as a small one.

-- Large sub-trees that are gone for everybody, whose rows are removed bit by bit: what is below the path and has no
-- greater seq.
create table removed_tree (
    path       varchar(2000) ${bytewise} not null primary key,
    seq        bigint not null
);

-- What discovery asks for most: resources of a type below an address, and what was created in a while or is so large.
create index resource_type on resource (ty, path);
create index resource_creation on resource (ct, seq);
create index instance_creation on instance (ct);
create index instance_size on instance (cs);
