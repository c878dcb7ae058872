-- no-transaction
-- What was deleted so far may still be read in pages of the file that nothing uses.
vacuum;
