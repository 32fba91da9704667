-- name: create
pragma journal_mode = wal;
create table meta (name text primary key, value text not null);
insert into meta (name, value) values ('schema', @Schema), ('checkpoint', '0');
create table doc (
    id integer primary key,
    content_id text not null unique,
    external_id text not null,
    type text not null,
    path text not null,
    locale text not null,
    title text not null,
    published_on text not null
);
create table doc_term (kind text not null, value text not null, doc integer not null, primary key (kind, value, doc)) without rowid;
create index doc_term_doc on doc_term (doc, kind, value);
create table quarantine (content_id text primary key, reason text not null);
-- The words as they are written: the exact form counts more than its stem, and patterns and corrections look here.
create virtual table exact using fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
create virtual table vocabulary using fts5vocab (exact, row);
-- Order of the columns: see the weights in SearchIndex.sqlite.sql.
create virtual table words using fts5 (title, summary, takeaways, body, names, tokenize = 'porter unicode61 remove_diacritics 2')

-- name: is-sound
select value from meta where name = 'schema' and (select count(*) from doc) = (select count(*) from words_docsize)
