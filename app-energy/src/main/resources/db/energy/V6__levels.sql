-- SPDX-License-Identifier: EPL-2.0
-- The hours of other channels than power: temperatures, how full batteries are, phases, the weather.
create table level_row (
    device_id         varchar(255)                not null,
    channel           varchar(20)                 not null,
    start_time        timestamp(6) with time zone not null,
    value_count       bigint                      not null,
    value_sum         double precision            not null,
    lowest            double precision            not null,
    highest           double precision            not null,
    primary key (device_id, channel, start_time)
);

-- which channels there are
create index level_row_by_time on level_row (start_time);
