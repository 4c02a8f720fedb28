-- What several nodes on one database share. The row in counter is what they take turns with.

-- How many batches have been committed by nodes that share the database.
alter table counter add column turn bigint not null default 0;

-- What each of those batches has changed, for the other nodes, for some minutes.
create table change (
    turn       bigint not null primary key,
    node       varchar(40) not null,
    at         timestamptz not null default clock_timestamp(),
    news       text not null
);
create index change_age on change (at);

-- Which node does what only one may do, until when, and of which turn on its successor has to tell.
create table duty (
    id         integer not null primary key,
    node       varchar(40) not null,
    until      timestamptz not null,
    told       bigint not null
);
insert into duty (id, node, until, told) values (1, '', 'epoch', 0);

-- Requests that wait in polling channels, to be fetched at any node.
create table polled (
    number     bigserial primary key,
    channel    varchar(255) collate "C" not null,
    rqi        text not null,
    request    text not null,
    until      timestamptz not null,
    fetched    boolean not null default false,
    answer     text
);
create index polled_channel on polled (channel, number);
