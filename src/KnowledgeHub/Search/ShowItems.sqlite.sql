-- name: item
select d.content_id, d.external_id, d.type, d.path, d.locale, d.published_on, d.title, t.summary, t.takeaways, t.body, t.names, t.attachments, t.places, t.files
from doc d join doc_text t on t.doc = d.id where d.id = @Doc
