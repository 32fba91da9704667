-- From what each paragraph of a translation's version was translated, as JSON. A version without a row of its own
-- goes by the newest row before it.
create table translation_alignment (
    version_id text primary key references content_version (id) on delete cascade,
    partners text not null,
    changed_at timestamptz not null,
    changed_by text not null
);

create index content_translation_of on content (translation_of);

-- The language in which somebody asked to follow a search: its mails come in it.
alter table saved_search add column locale text not null default 'en';
