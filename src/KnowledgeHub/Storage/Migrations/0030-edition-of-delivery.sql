-- Which edition somebody got stays true when they choose another audience or language later. Empty until a node takes the row up.
alter table delivery add column audience text not null default '';
alter table delivery add column locale text not null default '';

-- For what went out before, the best that is known.
update delivery set audience = (select s.audience from subscriber s where s.id = delivery.subscriber_id), locale = (select s.locale from subscriber s where s.id = delivery.subscriber_id)
where state <> 'queued';
