using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>
/// What people typed and have not saved yet, one copy for each open editor. A copy is its writer's alone: it is no
/// version, and nobody else is shown it.
/// </summary>
public sealed class Autosaves(Database database, TimeProvider clock)
{
    /// <summary>The longest form that is kept, in characters.</summary>
    public const int Longest = 1_000_000;

    /// <summary>The most copies of one item that somebody has; older ones go.</summary>
    public const int MostCopies = 5;

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(30);

    private readonly NamedSql sql = database.Sql<Autosaves>();

    /// <summary>Keeps what stands in a form, instead of what the same page kept before. Gives the instant, or null when it is too long.</summary>
    public async Task<DateTimeOffset?> KeepAsync(Autosave copy, string accountId, CancellationToken ct)
    {
        if (copy.Form.Length > Longest || !Id.IsId(copy.Page))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["keep"], new { AccountId = accountId, copy.Page, copy.Work, Title = copy.Title[..Math.Min(copy.Title.Length, 160)], copy.Form, Now = now }, ct);
        await session.RunAsync(sql["prune"], new { AccountId = accountId, copy.Work, Most = MostCopies, Before = now - Forgotten }, ct);
        await session.CommitAsync(ct);
        return now;
    }

    /// <summary>Somebody's copies of an item, newest first.</summary>
    public async Task<IReadOnlyList<Autosave>> OfAsync(string accountId, string work, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Autosave>(sql["of"], new { AccountId = accountId, Work = work }, ct)];
    }

    /// <summary>Forgets one copy: it was saved, or its writer does not want it.</summary>
    public async Task ForgetAsync(string accountId, string page, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        await session.RunAsync(sql["forget"], new { AccountId = accountId, Page = page }, ct);
    }
}

/// <summary>An unsaved copy.</summary>
public sealed record Autosave
{
    /// <summary>The open editor it comes from: an id that the editor got when it was drawn.</summary>
    public required string Page { get; init; }

    /// <summary>The item's id, or <c>new:</c> and a type.</summary>
    public required string Work { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The form's fields as JSON: a list of values for each name.</summary>
    public required string Form { get; init; }

    public DateTimeOffset KeptAt { get; init; }

    /// <summary>How the copies of items of a type that are not stored yet are named.</summary>
    public static string NewOf(ContentType type) => $"new:{type.Id}";
}
