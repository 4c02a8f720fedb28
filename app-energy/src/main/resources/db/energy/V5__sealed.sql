-- SPDX-License-Identifier: EPL-2.0
-- What is personal is kept sealed, which takes more room.
alter table person_row alter column display_name set data type varchar(1000);
alter table person_row alter column email set data type varchar(1000);
