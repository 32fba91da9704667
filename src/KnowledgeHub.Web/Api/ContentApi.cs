using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeHub.Content;
using KnowledgeHub.Relations;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Translations;
using KnowledgeHub.Web.Content;

namespace KnowledgeHub.Web.Api;

/// <summary><c>/api/v1/content</c>: published items whole, as their type declares them.</summary>
public static class ContentApi
{
    /// <summary>Items in the order of their ids; <c>after</c> takes the last id of the page before.</summary>
    public static async Task<IResult> ListAsync(HttpContext context, LiveContent live, ItemMedia media, TermStore terms, ItemRelations relations, ReadTranslations translations, HubSettings hub, CancellationToken ct)
    {
        if (ApiNumber.Read(context.Request, "size", 20, most: 100, out var size) is { } bad)
        {
            return bad;
        }

        var items = await live.AfterAsync(context.Request.Query["after"].ToString(), size, ct);
        var described = new List<PublishedItem>();
        foreach (var item in items)
        {
            described.Add(await DescribeAsync(item, media, await terms.ReadAsync(ct), relations, translations, hub, ct));
        }

        return Results.Json(new ContentPage
        {
            Total = await live.CountAsync(ct),
            Results = described,
            Next = items.Count == size ? hub.Url($"/api/v1/content?size={size}&after={items[^1].ContentId}") : null,
        });
    }

    public static async Task<IResult> GetAsync(string id, LiveContent live, ItemMedia media, TermStore terms, ItemRelations relations, ReadTranslations translations, UnpublishedContent unpublished, HubSettings hub, CancellationToken ct) =>
        await live.FindAsync(id, ct) switch
        {
            null when await unpublished.FindAsync(id, ct) is not null => Results.Problem(title: "This item was taken off the site.", statusCode: StatusCodes.Status410Gone),
            null => Results.Problem(title: "There is no published item with this id.", statusCode: StatusCodes.Status404NotFound),
            { Withdrawn: true } item => Results.Problem(title: "This item was withdrawn.", detail: item.WithdrawnNote, statusCode: StatusCodes.Status410Gone),
            var item => Results.Json(await DescribeAsync(item, media, await terms.ReadAsync(ct), relations, translations, hub, ct)),
        };

    private static async Task<PublishedItem> DescribeAsync(LiveItem item, ItemMedia media, Terms known, ItemRelations relations, ReadTranslations translations, HubSettings hub, CancellationToken ct) => new()
    {
        Id = item.ContentId,
        ExternalId = item.ExternalId,
        Type = item.Type,
        Url = hub.Url(item.Path),
        Locale = item.Locale,
        PublishedOn = item.PublishedOn,
        UpdatedAt = item.UpdatedAt,
        Content = Parse(item.Data, known),
        Files = await FilesAsync(item, media, hub, ct),
        Relations = [.. (await relations.OfLiveAsync(item.ContentId, ct)).Select(relation => new PublishedRelation
        {
            Kind = relation.Kind,
            Direction = relation.Forward ? "forward" : "backward",
            Id = relation.OtherId,
            Title = relation.Title,
            Url = hub.Url(relation.Path),
        })],
        Translations = [.. (await translations.LanguagesOfAsync(item.ContentId, ct)).Where(other => other.ContentId != item.ContentId)
            .Select(other => new PublishedTranslation { Locale = other.Locale, Id = other.ContentId, Url = hub.Url(other.Path) })],
    };

    // One item that can't be read must not take a page of others with it.
    private static JsonElement? Parse(string data, Terms known)
    {
        try
        {
            var content = JsonDocument.Parse(data).RootElement;
            return content.TryGetProperty("topics", out var topics) && topics.ValueKind == JsonValueKind.Array ? WithCurrentTopics(content, topics, known) : content;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A version stays as it was stored; a topic that was merged since has another address by now.
    private static JsonElement WithCurrentTopics(JsonElement content, JsonElement topics, Terms known)
    {
        var stored = topics.EnumerateArray().Where(topic => topic.ValueKind == JsonValueKind.String).Select(topic => topic.GetString()!).ToList();
        var current = known.Current(stored);
        if (current.SequenceEqual(stored))
        {
            return content;
        }

        var changed = JsonObject.Create(content)!;
        changed["topics"] = new JsonArray([.. current.Select(topic => (JsonNode)topic)]);
        return JsonSerializer.SerializeToElement(changed);
    }

    private static async Task<IReadOnlyList<PublishedFile>> FilesAsync(LiveItem item, ItemMedia media, HubSettings hub, CancellationToken ct)
    {
        try
        {
            return [.. (await media.FilesAsync(item.Body, ct)).Select(file => new PublishedFile { Title = file.Title, Url = hub.Url(file.Url), Credit = file.Credit })];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>What <c>/api/v1/content</c> answers.</summary>
public sealed record ContentPage
{
    public int Total { get; init; }

    public required IReadOnlyList<PublishedItem> Results { get; init; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; init; }
}

/// <summary>A published item with all its fields.</summary>
public sealed record PublishedItem
{
    public required string Id { get; init; }

    public string? ExternalId { get; init; }

    public required string Type { get; init; }

    public required string Url { get; init; }

    public required string Locale { get; init; }

    public DateOnly PublishedOn { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The fields that the item's type declares; null when they can't be read.</summary>
    public JsonElement? Content { get; init; }

    /// <summary>The files that go with the item.</summary>
    public IReadOnlyList<PublishedFile> Files { get; init; } = [];

    /// <summary>What the item is to other published items, seen from its end.</summary>
    public IReadOnlyList<PublishedRelation> Relations { get; init; } = [];

    /// <summary>The same item in other languages.</summary>
    public IReadOnlyList<PublishedTranslation> Translations { get; init; } = [];
}

/// <summary>A published item in another language.</summary>
public sealed record PublishedTranslation
{
    public required string Locale { get; init; }

    public required string Id { get; init; }

    public required string Url { get; init; }
}

/// <summary>What a published item is to another one.</summary>
public sealed record PublishedRelation
{
    /// <summary><c>supersedes</c>, <c>implements</c> or <c>supports</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>forward</c> when this item supersedes, implements or supports the other one; <c>backward</c> the other way round.</summary>
    public required string Direction { get; init; }

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }
}

/// <summary>A file that goes with a published item.</summary>
public sealed record PublishedFile
{
    public required string Title { get; init; }

    public required string Url { get; init; }

    /// <summary>Who made it and under which licence; may be empty.</summary>
    public string Credit { get; init; } = "";
}
