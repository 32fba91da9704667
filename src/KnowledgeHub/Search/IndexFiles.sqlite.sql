-- name: create
-- The full-text tables hold no words but numbers of words, so that any script goes through them unharmed: term says
-- which number is which word. English items are entered by the stems of their words, others by the words.
pragma journal_mode = wal;
create table meta (name text primary key, value text not null);
insert into meta (name, value) values ('schema', @Schema), ('checkpoint', '0');
create table doc (
    id integer primary key autoincrement,
    content_id text not null unique,
    external_id text not null,
    type text not null,
    path text not null,
    locale text not null,
    title text not null,
    published_on text not null
);
create index doc_title on doc (title collate nocase, id);
-- What filters, counts and sorts: narrow, so that all of it fits into memory.
create table doc_column (doc integer primary key, day integer not null, flags integer not null, length integer not null, facets blob not null);
create table facet_value (id integer primary key, kind text not null, value text not null, items integer not null default 0, unique (kind, value));
-- What is offered while somebody types, besides titles, topics and countries: as many items as have it.
create table organisation (id integer primary key, folded text not null unique, label text not null, items integer not null);
-- What marks the words found, and what scores them.
-- places says where the item's page shows each line, files which pages of attachments are whose.
create table doc_text (
    doc integer primary key,
    summary text not null,
    takeaways text not null,
    body text not null,
    names text not null,
    attachments text not null,
    places text not null,
    files text not null,
    organisations text not null
);
create table doc_tokens (doc integer primary key, tokens blob not null);
create table term (id integer primary key, word text not null unique, stem integer not null);
create table quarantine (content_id text primary key, reason text not null);
-- Which version of an item the index has read, whether it could be used or was set aside.
create table indexed_version (content_id text primary key, version text not null) without rowid;
-- Order of the columns: see IndexColumn.
create virtual table words using fts5 (title, summary, takeaways, body, names, attachments, content = '', tokenize = 'ascii');
create virtual table vocabulary using fts5vocab (words, row);
-- The words that an item is about: they stand in its title or names, or often.
create virtual table strong using fts5 (words, content = '', detail = none, columnsize = 0, tokenize = 'ascii')

-- name: is-sound
select value from meta where name = 'schema' and (select count(*) from doc) = (select count(*) from words_docsize)

-- name: fts5-tables
select name from sqlite_master where sql like 'create virtual table % using fts5%' and sql not like '% using fts5vocab%'
