using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>Writes down, once for each hub, the links of items that were saved by a version which did not keep them yet.</summary>
public sealed class FillLinks(Database database, HubValues values, ItemLinks links)
{
    private const string Filled = "links-filled";
    private const int Batch = 200;
    private readonly NamedSql sql = database.Sql<FillLinks>();

    public async Task RunAsync(CancellationToken ct)
    {
        if (await values.ReadAsync(Filled, ct) is not null)
        {
            return;
        }

        for (var last = ""; ;)
        {
            await using var session = await database.BeginAsync(ct);
            var page = (await session.QueryAsync<Row>(sql["after"], new { Id = last, Limit = Batch }, ct)).ToList();
            foreach (var row in page)
            {
                await FillAsync(session, row, ct);
            }

            await session.CommitAsync(ct);
            if (page.Count < Batch)
            {
                break;
            }

            last = page[^1].Id;
        }

        await values.WriteAsync(Filled, "1", ct);
    }

    private async Task FillAsync(Session session, Row row, CancellationToken ct)
    {
        if (ContentType.Find(row.Type) is not { } type)
        {
            return;
        }

        if (Read(type, row.Draft) is { } draft)
        {
            await links.KeepDraftAsync(session, row.Id, type, draft, ct);
        }

        if (row.Live is not null && Read(type, row.Live) is { } live)
        {
            await links.KeepLiveAsync(session, row.Id, type, live, ct);
        }
    }

    // What can't be read links to nothing; the editor says so when it is opened.
    private static ContentBody? Read(ContentType type, string data)
    {
        try
        {
            return TidyContent.Run(type, type.Read(data));
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or NullReferenceException)
        {
            return null;
        }
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Type { get; init; }

        public required string Draft { get; init; }

        public string? Live { get; init; }
    }
}
