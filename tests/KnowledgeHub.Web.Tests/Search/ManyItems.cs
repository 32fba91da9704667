using KnowledgeHub.Web.Tests.Running;
using Microsoft.Data.Sqlite;

namespace KnowledgeHub.Web.Tests.Search;

/// <summary>So many published items that filling an index takes a while: copies of one seed, written straight into the database.</summary>
internal static class ManyItems
{
    /// <summary>Copies the first published item; each copy has a word of its own, <c>copy17</c>.</summary>
    public static async Task AddAsync(HubData data, int count)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data.Path, "hub.db")};Pooling=False;Default Timeout=20");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            $$"""
            begin;
            create temp table n as with recursive n (i) as (select 1 union all select i + 1 from n where i < {{count}}) select i, printf('7zzzzzzzzzzzzzzzzzzz%06d', i) as id from n;
            create temp table seed as select c.*, v.data, l.summary, l.published_on from content c join content_version v on v.id = c.live_version join live_content l on l.content_id = c.id order by c.id limit 1;
            insert into content (id, type, slug, locale, title, state, draft_version, live_version, created_at, updated_at, updated_by)
                select n.id, type, 'copy-' || i, locale, 'Copy copy' || i, 'published', n.id, n.id, created_at, updated_at, updated_by from n, seed;
            insert into content_version (id, content_id, number, data, author, created_at) select n.id, n.id, 1, data, updated_by, created_at from n, seed;
            insert into live_content (content_id, type, slug, locale, title, summary, published_on, first_published_at, updated_at, withdrawn)
                select n.id, type, 'copy-' || i, locale, 'Copy copy' || i, summary, published_on, created_at, updated_at, false from n, seed;
            commit;
            """;
        await command.ExecuteNonQueryAsync();
    }
}
