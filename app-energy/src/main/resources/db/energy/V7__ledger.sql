-- SPDX-License-Identifier: EPL-2.0
-- What stands on each account; only funds may stand below zero.
create table account_row (
    name              varchar(200)                not null,
    unit              varchar(10)                 not null,
    balance           bigint                      not null,
    may_overdraw      boolean                     not null,
    primary key (name, unit),
    constraint no_overdraft check (may_overdraw or balance >= 0)
);

-- What homes get, and how far it has come.
create table reward_row (
    id                varchar(40)                 not null primary key,
    home_id           varchar(100)                not null,
    ground            varchar(20000)              not null,
    unit              varchar(10)                 not null,
    amount            bigint                      not null check (amount > 0),
    state             varchar(20)                 not null,
    created           timestamp(6) with time zone not null,
    changed           timestamp(6) with time zone not null
);
create index reward_row_by_home on reward_row (home_id, created);

-- What was written at once; nothing is ever changed or taken out.
create table entry_row (
    entry_key         varchar(100)                not null primary key,
    entry_time        timestamp(6) with time zone not null,
    reward_id         varchar(40)                 not null references reward_row (id),
    actor             varchar(100)                not null
);
create index entry_row_by_reward on entry_row (reward_id);

-- The sides of the entries.
create table posting_row (
    entry_key         varchar(100)                not null references entry_row (entry_key),
    account           varchar(200)                not null,
    unit              varchar(10)                 not null,
    amount            bigint                      not null check (amount <> 0),
    primary key (entry_key, account, unit),
    foreign key (account, unit) references account_row (name, unit)
);
