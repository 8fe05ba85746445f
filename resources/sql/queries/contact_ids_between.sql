SELECT id FROM contact WHERE id > :after AND id <= :through
