-- The resource tree. The same for H2 and PostgreSQL; ${bytewise} is how a column is made to compare byte by byte.
-- Times are microseconds since 1970 in UTC. seq counts all creations, of resources and instances alike.

create table resource (
    ri         varchar(255) ${bytewise} not null primary key,
    pi         varchar(255) ${bytewise} not null,
    ty         integer not null,
    type_name  varchar(255) not null,
    rn         varchar(255) not null,
    path       varchar(2000) ${bytewise} not null,
    depth      integer not null,
    originator varchar(2000) not null,
    ct         bigint not null,
    lt         bigint not null,
    et         bigint,
    seq        bigint not null,
    version    bigint not null,
    document   text not null
);
create unique index resource_path on resource (path);
create unique index resource_seq on resource (seq);
create index resource_child on resource (pi, seq);
create index resource_child_of_type on resource (pi, ty, seq);
create index resource_expiry on resource (et);

-- Contents that only ever get longer: rn is null where it is the same as ri, which is the usual case.
create table instance (
    seq        bigint not null primary key,
    pi         varchar(255) ${bytewise} not null,
    ri         varchar(255) ${bytewise} not null,
    rn         varchar(255) ${bytewise},
    ty         integer not null,
    type_name  varchar(255) not null,
    originator varchar(2000) not null,
    ct         bigint not null,
    lt         bigint not null,
    et         bigint,
    cs         bigint,
    document   text not null
);
create unique index instance_position on instance (pi, seq);
create unique index instance_ri on instance (ri);
create unique index instance_rn on instance (pi, rn);
create index instance_expiry on instance (et);

-- The labels of resources and instances, by their seq; cut off where they are longer than the column.
create table label (
    label      varchar(255) ${bytewise} not null,
    seq        bigint not null,
    primary key (label, seq)
);
create index label_owner on label (seq);

-- Parents that are gone and whose instances still have to be removed.
create table orphan (
    pi         varchar(255) ${bytewise} not null primary key
);

-- How far seq has been counted.
create table counter (
    id         integer not null primary key,
    seq        bigint not null
);
insert into counter (id, seq) values (1, 0);
