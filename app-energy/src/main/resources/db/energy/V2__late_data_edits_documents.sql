-- SPDX-License-Identifier: EPL-2.0
-- The readings of the last days, so that one that comes late finds its neighbours.
create table reading_row (
    device_id         varchar(255)                not null,
    reading_time      timestamp(6) with time zone not null,
    power_w           double precision            not null,
    energy_wh         double precision,
    primary key (device_id, reading_time)
);

-- What was mended.
create table edit_row (
    device_id         varchar(255)                not null,
    edit_time         timestamp(6) with time zone not null,
    kind              varchar(20)                 not null,
    text              varchar(500)                not null,
    primary key (device_id, edit_time, kind)
);

-- Small documents by kind and name: what people have set, and what automatic control remembers.
create table document_row (
    kind              varchar(40)                 not null,
    name              varchar(300)                not null,
    text              varchar(100000)             not null,
    primary key (kind, name)
);
