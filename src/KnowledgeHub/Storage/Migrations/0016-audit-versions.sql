-- Which version of an item somebody saved, approved or published; kept as a number, so that it outlives the item.
alter table audit_entry add column version integer;
