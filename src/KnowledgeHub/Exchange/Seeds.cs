using System.Text.Json;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Readiness;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Translations;

namespace KnowledgeHub.Exchange;

/// <summary>
/// What a new hub is born with, from the folder <c>content-seeds</c>: terms (topics, countries, thesaurus, milestones and
/// asks) always, sample items when wanted. Running it again adds what is missing and overwrites nothing.
/// </summary>
public sealed class Seeds(Database database, HubValues values, TermStore terms, MilestoneStore milestones, ContentItems items, SaveDraft save, PublishContent publish, LinkTranslation link, ChangeFeed changes, SeedReadiness readiness)
{
    private const string TermsLoaded = "seeds-terms";
    private const string ItemsLoaded = "seeds-items";
    private const string ReadinessLoaded = "seeds-readiness";

    /// <summary>The folder that lies beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "content-seeds");

    /// <summary>Loads what this hub has not loaded yet and says how many items were added.</summary>
    public async Task<int> EnsureAsync(bool withItems, CancellationToken ct)
    {
        if (await values.ReadAsync(TermsLoaded, ct) is null)
        {
            await LoadTermsAsync(ct);
            await values.WriteAsync(TermsLoaded, "1", ct);
        }

        await EnsureReadinessAsync(ct);
        return withItems && await values.ReadAsync(ItemsLoaded, ct) is null ? await LoadItemsAsync(ct) : 0;
    }

    /// <summary>Adds the sample items that are missing and says how many those were. All of them, or none.</summary>
    public async Task<int> LoadItemsAsync(CancellationToken ct)
    {
        var added = 0;
        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        foreach (var file in Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Where(file => File.Exists(Path.ChangeExtension(file, ".md"))).OrderBy(IsTranslation).ThenBy(file => file, StringComparer.Ordinal))
        {
            added += await LoadItemAsync(session, file, ct) ? 1 : 0;
        }

        await session.CommitAsync(ct);
        await values.WriteAsync(ItemsLoaded, "1", ct);
        await readiness.RunAsync(Folder, withFindings: true, ct);
        return added;
    }

    private async Task EnsureReadinessAsync(CancellationToken ct)
    {
        if (await values.ReadAsync(ReadinessLoaded, ct) is null)
        {
            await readiness.RunAsync(Folder, withFindings: await values.ReadAsync(ItemsLoaded, ct) is not null, ct);
            await values.WriteAsync(ReadinessLoaded, "1", ct);
        }
    }

    private async Task<bool> LoadItemAsync(Session session, string file, CancellationToken ct)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, ct));
        var type = ContentType.Find(json.RootElement.GetProperty("type").GetString()) ?? throw new SettingException($"{file} names a type that does not exist.");
        var slug = Path.GetFileNameWithoutExtension(file);
        var externalId = $"seed:{slug}";
        if (await items.FindExternalAsync(session, type.Id, externalId, ct) is not null)
        {
            return false;
        }

        var body = type.Read(json.RootElement) with { Body = MarkdownText.ToHtml(await File.ReadAllTextAsync(Path.ChangeExtension(file, ".md"), ct)) };
        var draft = new Draft { Type = type, Body = body, Slug = slug, Locale = json.RootElement.GetProperty("language").GetString() ?? "en", ExternalId = externalId };
        if (await save.RunAsync(session, draft, "seeds", ct) is not SaveResult.Saved saved)
        {
            return false;
        }

        if (SourceOf(json.RootElement) is { } source && await items.FindExternalAsync(session, type.Id, $"seed:{source}", ct) is { } original)
        {
            await link.RunAsync(session, saved.Id, original.Id, "seeds", ct);
        }

        return await publish.RunAsync(session, saved.Id, "seeds", Edit.Minor, ApprovalDemand.Exempt, ct) is PublishResult.Published;
    }

    // Translations come after what they were translated from.
    private static bool IsTranslation(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return SourceOf(json.RootElement) is not null;
    }

    private static string? SourceOf(JsonElement seed) => seed.TryGetProperty("translationOf", out var source) ? source.GetString() : null;

    private async Task LoadTermsAsync(CancellationToken ct)
    {
        var tree = await ReadAsync<TopicSeed[]>("topics.json", ct);
        await terms.SaveTopicsAsync(tree.SelectMany((topic, n) => topic.Flatten(null, (n + 1) * 100)), ct);
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, "places.csv"), ct);
        await terms.SavePlacesAsync(lines.Skip(1).Where(line => line.Length > 0).Select(ToPlace), ct);
        await terms.SaveThesaurusAsync(await ReadAsync<List<List<string>>>("thesaurus.json", ct), ct);
        var asks = await ReadAsync<Ask[]>("asks.json", ct);
        await milestones.SaveAsync(
            asks.Select((ask, n) => ask with { Position = n + 1 }),
            (await ReadAsync<MilestoneSeed[]>("milestones.json", ct)).Select(seed => (seed.ToMilestone(), seed.Asks)),
            ct);
    }

    private static async Task<T> ReadAsync<T>(string name, CancellationToken ct)
    {
        await using var stream = File.OpenRead(Path.Combine(Folder, name));
        return (await JsonSerializer.DeserializeAsync<T>(stream, ContentJson.Options, ct))!;
    }

    private static Place ToPlace(string line)
    {
        var cells = Csv.Cells(line);
        return new Place { Code = cells[0], Name = cells[1], Region = cells[2], Income = cells[3] };
    }

    private sealed record TopicSeed(string Slug, string Name, string Description, IReadOnlyList<string>? Synonyms, IReadOnlyList<TopicSeed>? Children)
    {
        public IEnumerable<Topic> Flatten(string? parent, int position) => (Children ?? [])
            .SelectMany((child, n) => child.Flatten(Slug, position + n + 1))
            .Prepend(new Topic { Slug = Slug, Name = Name, Description = Description, Parent = parent, Position = position, Synonyms = Synonyms ?? [] });
    }

    private sealed record MilestoneSeed(string Slug, string Title, DateOnly Date, string Precision, string Description, IReadOnlyList<string> Asks)
    {
        public Milestone ToMilestone() => new() { Slug = Slug, Title = Title, OnDay = Date, DatePrecision = Precision, Description = Description };
    }
}
