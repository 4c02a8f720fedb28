-- SPDX-License-Identifier: EPL-2.0
-- Pictures that people have brought, as they were made anew here: of floor plans, and of themselves.
create table picture_row (
    name              varchar(100)                not null primary key,
    form              varchar(10)                 not null,
    content           bytea                       not null
);
