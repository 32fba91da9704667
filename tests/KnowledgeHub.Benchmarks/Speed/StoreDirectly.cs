using System.Globalization;
using System.Net;
using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Content.Types;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Benchmarks.Speed;

/// <summary>
/// Writes sample items straight into the tables as published ones. A large hub is there in seconds, when it is search that
/// is measured; what importing costs is measured with fewer items.
/// </summary>
public static class StoreDirectly
{
    private const string Sql =
        """
        insert into content (id, type, slug, locale, external_id, title, state, draft_version, live_version, created_at, updated_at, updated_by)
        values (@Id, 'policy-brief', @Slug, 'en', @ExternalId, @Title, 'published', @Version, @Version, @Now, @Now, 'benchmark');
        insert into content_version (id, content_id, number, data, author, created_at) values (@Version, @Id, 1, @Data, 'benchmark', @Now);
        insert into live_content (content_id, type, slug, locale, title, summary, published_on, first_published_at, updated_at, withdrawn)
        values (@Id, 'policy-brief', @Slug, 'en', @Title, @Summary, @PublishedOn, @Now, @Now, false)
        """;

    public static async Task<int> RunAsync(ThrowAwayHub hub, string file, CancellationToken ct)
    {
        await using var session = await hub.Get<Database>().BeginAsync(ct);
        var (type, count) = (ContentType.Get("policy-brief"), 0);
        await foreach (var line in File.ReadLinesAsync(file, ct))
        {
            var body = Body(JsonSerializer.Deserialize<SampleItem>(line, JsonSerializerOptions.Web)!);
            count++;
            await session.RunAsync(Sql, new
            {
                Id = Id.New(TimeProvider.System),
                Version = Id.New(TimeProvider.System),
                Slug = string.Create(CultureInfo.InvariantCulture, $"sample-{count}"),
                ExternalId = string.Create(CultureInfo.InvariantCulture, $"sample-{count}"),
                body.Title,
                body.Summary,
                body.PublishedOn,
                Data = type.Write(body),
                Now = DateTimeOffset.UtcNow,
            }, ct);
        }

        await session.CommitAsync(ct);
        return count;
    }

    private static PolicyBrief Body(SampleItem item) => new()
    {
        Title = item.Title,
        Summary = item.Body[..Math.Min(item.Body.Length, 280)],
        Body = string.Concat(item.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>")),
        PublishedOn = item.PublishedOn,
        Topics = item.Topics,
        Places = item.Countries,
        Audiences = item.Audiences,
    };

    private sealed record SampleItem(string Title, string Body, DateOnly PublishedOn, IReadOnlyList<string> Topics, IReadOnlyList<string> Countries, IReadOnlyList<string> Audiences);
}
