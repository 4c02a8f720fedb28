-- A small resource tree as the version before nodes had it in PostgreSQL.
insert into resource
    (ri, pi, ty, type_name, rn, path, depth, originator, ct, lt, et, seq, version, document)
values
    ('house', '', 3, 't:room', 'house', 'house', 0, 'Cowner', 1767608100000000, 1767608100000000, null, 1, 2,
     '{"ty":3,"ri":"house","rn":"house","pi":"","ct":"20260105T101500","lt":"20260105T101500","cni":2}'),
    ('r1', 'house', 3, 't:blue', 'blue', 'house/blue', 1, 'Cowner', 1767608100000000, 1767608100000000, null, 2, 0,
     '{"ty":3,"ri":"r1","rn":"blue","pi":"house","ct":"20260105T101500","lt":"20260105T101500","lbl":["cold"]}');
insert into instance
    (seq, pi, ri, rn, ty, type_name, originator, ct, lt, et, cs, document)
values
    (3, 'r1', 'i3', null, 4, 't:reading', 'Cowner', 1767608100000000, 1767608100000000, null, null,
     '{"ty":4,"ri":"i3","rn":"i3","pi":"r1","ct":"20260105T101500","lt":"20260105T101500","con":"3"}'),
    (4, 'r1', 'i4', 'four', 4, 't:reading', 'Cowner', 1767608100000000, 1767608100000000, null, null,
     '{"ty":4,"ri":"i4","rn":"four","pi":"r1","ct":"20260105T101500","lt":"20260105T101500","con":"4"}');
insert into label (label, seq) values ('cold', 2);
insert into notification_cursor (subscription, target, seq) values ('sub', 'http://a', 3);
update counter set seq = 4;
update lease set epoch = 7;
