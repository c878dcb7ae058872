-- How many customers of a segment the organisation wants on its panel; nothing where nobody said.
alter table segments add column wanted integer;
