using System.Text.Json;
using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Languages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Readiness;

/// <summary>A dimension as it was typed.</summary>
public sealed record DimensionDraft
{
    /// <summary>The dimension that is changed; empty for a new one.</summary>
    public string Slug { get; init; } = "";

    public int Position { get; init; }

    public required IReadOnlyDictionary<string, DimensionWords> Texts { get; init; }
}

/// <summary>Adds a dimension, or changes what one is called, where it stands and what its levels mean.</summary>
public sealed class SaveDimension(Database database, ReadinessModels models, AuditTrail audit)
{
    public const int LongestName = 80;
    public const int LongestShort = 24;
    public const int LongestText = 400;
    private const int Most = 12;

    private readonly NamedSql sql = database.Sql<SaveDimension>();

    /// <returns>What to mend, or null, and the dimension's address.</returns>
    public async Task<(Problem? Problem, string Slug)> RunAsync(DimensionDraft draft, string who, CancellationToken ct)
    {
        var texts = draft.Texts.Where(text => SiteLanguage.All.Any(language => language.Tag == text.Key)).ToDictionary(text => text.Key, text => Tidy(text.Value));
        if (Check(texts) is { } problem)
        {
            return (problem, draft.Slug);
        }

        var slug = draft.Slug.Length > 0 ? draft.Slug : Slug.From(texts["en"].Name);
        await using var session = await database.BeginAsync(ct);
        var model = await models.TakeAsync(session, ct);
        var before = model.Find(slug);
        if (CheckPlace(draft, slug, before, model) is { } refused)
        {
            return (refused, draft.Slug);
        }

        await session.RunAsync(sql["save"], new { Slug = slug, draft.Position, Texts = JsonSerializer.Serialize(texts, ReadinessModels.Json) }, ct);
        await audit.RecordAsync(session, who, before is null ? AuditAction.Added : AuditAction.Changed, new("readiness-dimension", slug), Words(before, texts["en"]), ct);
        await session.CommitAsync(ct);
        return (null, slug);
    }

    private static Problem? CheckPlace(DimensionDraft draft, string slug, Dimension? before, ReadinessModel model) =>
        slug.Length == 0 ? new("name-en", "The name needs letters or digits; write another one.")
        : draft.Slug.Length == 0 && before is not null ? new("name-en", $"There is a dimension “{before.English.Name}” already; choose another name, or change that one.")
        : draft.Slug.Length > 0 && before is null ? new("name-en", "That dimension is not there any more; open the page anew.")
        : before is null && model.Current.Count >= Most ? new("name-en", $"{Most} dimensions are in use, which is the most that a picture shows; retire one first.")
        : null;

    private static Problem? Check(Dictionary<string, DimensionWords> texts)
    {
        if (texts.GetValueOrDefault("en") is not { Name.Length: > 0 } english)
        {
            return new("name-en", "Give the dimension an English name; other languages are shown in English until they have one.");
        }

        if (english.Levels.Any(level => level.Length == 0))
        {
            return new($"level-en-{english.Levels.Index().First(level => level.Item.Length == 0).Index + 1}", "Say for each level from 1 to 5 what it means; staff choose a level by these words.");
        }

        foreach (var (tag, words) in texts)
        {
            if (words.Name.Length > LongestName || words.Short.Length > LongestShort || words.Description.Length > LongestText || words.Levels.Any(level => level.Length > LongestText))
            {
                return new($"name-{tag}", $"A name has at most {LongestName} characters, a short name {LongestShort}, a description {LongestText}; shorten what is longer.");
            }
        }

        return null;
    }

    private static DimensionWords Tidy(DimensionWords words) => new()
    {
        Name = Review.Names.Tidy(words.Name),
        Short = Review.Names.Tidy(words.Short),
        Description = Review.Names.Tidy(words.Description),
        Levels = [.. Enumerable.Range(1, ReadinessModel.Highest).Select(level => Review.Names.Tidy(words.Level(level)))],
    };

    private static string Words(Dimension? before, DimensionWords now) => before is null || before.English.Name == now.Name ? now.Name : $"{before.English.Name} → {now.Name}";
}
