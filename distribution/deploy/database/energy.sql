-- SPDX-License-Identifier: EPL-2.0
-- the energy application's database beside the tree's, made with the first start of the server
create database energy owner wattm2m encoding 'UTF8' template template0;
