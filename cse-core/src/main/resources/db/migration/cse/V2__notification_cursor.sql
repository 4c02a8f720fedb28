-- How far each target of a subscription to instances has been told.
create table notification_cursor (
    subscription varchar(255) ${bytewise} not null,
    target       varchar(2000) ${bytewise} not null,
    seq          bigint not null,
    primary key (subscription, target)
);
