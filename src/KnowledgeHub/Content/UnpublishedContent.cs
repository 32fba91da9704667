using KnowledgeHub.Languages;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>Where the addresses of items lead that were taken off the site.</summary>
public sealed class UnpublishedContent(Database database, HubSettings hub)
{
    private const int LongestTarget = 300;

    // A chain this long was not made by hand.
    private const int MostSteps = 20;

    private readonly NamedSql sql = database.Sql<UnpublishedContent>();

    /// <summary>Where the address of an item leads that was taken off the site: a path, empty when it is just gone, null when there was no such item.</summary>
    public async Task<string?> TargetAsync(string type, string slug, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return (await AtAsync(session, type, slug, ct))?.Target;
    }

    /// <summary>What was decided about an item, or null when it is not unpublished.</summary>
    public async Task<Unpublished?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.FirstAsync<Unpublished>(sql["find"], new { Id = id }, ct);
    }

    /// <summary>The path that somebody typed or pasted, and what is wrong with it: only paths of this hub that do not lead back to the item.</summary>
    internal async Task<(string Path, Problem? Problem)> CheckTargetAsync(Session session, string id, string typed, CancellationToken ct)
    {
        var path = typed.Trim();
        if (path.StartsWith(hub.PublicUrl.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))
        {
            path = path[hub.PublicUrl.TrimEnd('/').Length..];
        }

        if (path.Length == 0)
        {
            return ("", null);
        }

        // Kept without the prefix of a language: the site puts it back for each reader.
        path = LanguagePaths.Split(path).Path;

        if (!IsLocal(path))
        {
            return (path, new("target", "Readers can only be led to a page of this hub: write its address from the first slash on, such as /briefs/another-brief, or leave it empty."));
        }

        return await LeadsToAsync(session, path, id, ct)
            ? (path, new("target", "That address leads back to this very item; choose another one, or leave it empty."))
            : (path, null);
    }

    private static bool IsLocal(string path) =>
        path.Length <= LongestTarget && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)
        && path.All(c => c is > ' ' and < '\x7f' and not ('\\' or '<' or '>' or '"'))
        && !path.StartsWith("/admin", StringComparison.OrdinalIgnoreCase);

    private async Task<bool> LeadsToAsync(Session session, string path, string id, CancellationToken ct)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var parts = path.Split('?', '#')[0].TrimEnd('/').Split('/');
            if (parts.Length != 3 || ContentType.AtPath(parts[1].ToLowerInvariant()) is not { } type)
            {
                return false;
            }

            var slug = Uri.UnescapeDataString(parts[2]).ToLowerInvariant();
            if (await session.ScalarAsync<string>(sql["owner"], new { Type = type.Id, Slug = slug }, ct) == id)
            {
                return true;
            }

            if (await AtAsync(session, type.Id, slug, ct) is not { Target.Length: > 0 } next)
            {
                return false;
            }

            path = next.Target;
        }

        return true;
    }

    private Task<Unpublished?> AtAsync(Session session, string type, string slug, CancellationToken ct) =>
        session.FirstAsync<Unpublished>(sql["at"], new { Type = type, Slug = slug }, ct);
}

/// <summary>An item that was taken off the site.</summary>
public sealed record Unpublished
{
    /// <summary>Where its address leads; empty when it is just gone.</summary>
    public string Target { get; init; } = "";

    public DateTimeOffset UnpublishedAt { get; init; }

    public string UnpublishedBy { get; init; } = "";
}
