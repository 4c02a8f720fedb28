-- SPDX-License-Identifier: EPL-2.0
-- One row per plug: what its next reading needs. It is written in the transaction that writes the rollups.
create table plug (
    device_id         varchar(255)                not null primary key,
    latest_readings   varchar(20000)              not null,
    position_time     timestamp(6) with time zone not null,
    published_until   timestamp(6) with time zone not null
);

-- The energy of a plug per minute (0), hour (1) and day (2).
create table rollup_row (
    device_id         varchar(255)                not null,
    resolution        smallint                    not null,
    start_time        timestamp(6) with time zone not null,
    energy_wh         double precision            not null,
    covered_seconds   double precision            not null,
    lowest_w          double precision            not null,
    highest_w         double precision            not null,
    primary key (device_id, resolution, start_time)
);

-- the day of all plugs
create index rollup_row_by_time on rollup_row (resolution, start_time);
