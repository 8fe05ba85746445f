INSERT INTO settlement (only, basis, complete) VALUES (1, :basis, 0)
