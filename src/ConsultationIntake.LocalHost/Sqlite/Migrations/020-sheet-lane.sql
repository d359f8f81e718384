-- Sheets have a worker of their own: nothing that is read waits for them.
UPDATE work SET lane = 2 WHERE json_extract(item, '$.kind') = 'ImportSheet';
