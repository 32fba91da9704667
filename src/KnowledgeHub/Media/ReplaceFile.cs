using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>How replacing a file went.</summary>
public abstract record ReplaceResult
{
    public sealed record Replaced : ReplaceResult;

    /// <summary>It is the file that is there.</summary>
    public sealed record Unchanged : ReplaceResult;

    public sealed record Refused(string Why) : ReplaceResult;

    public sealed record NotFound : ReplaceResult;
}

/// <summary>
/// Puts a new file in a media's place. Every item that uses it keeps doing so; the new file has an address of its own,
/// to which the old one leads. An earlier file can be put back the same way.
/// </summary>
public sealed class ReplaceFile(Database database, StageFile stage, MediaUses uses, ChangeFeed changes, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<ReplaceFile>();

    public async Task<ReplaceResult> RunAsync(string id, Stream content, string? sentName, string author, CancellationToken ct)
    {
        var staged = await stage.RunAsync(content, sentName, ct);
        if (staged is StageResult.Refused refused)
        {
            return new ReplaceResult.Refused(refused.Why);
        }

        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var result = await PutAsync(session, id, ((StageResult.Staged)staged).File, author, ct);
        if (result is ReplaceResult.Replaced)
        {
            await uses.TellItemsAsync(session, id, ct);
            await session.CommitAsync(ct);
        }

        return result;
    }

    private async Task<ReplaceResult> PutAsync(Session session, string id, StagedFile file, string author, CancellationToken ct)
    {
        await session.RunAsync(sql["lock"], new { Id = id }, ct);
        if (await session.FirstAsync<Current>(sql["current"], new { Id = id }, ct) is not { } current)
        {
            return new ReplaceResult.NotFound();
        }

        if (current.Address == file.Address)
        {
            return new ReplaceResult.Unchanged();
        }

        if (MediaType.Get(current.Type).IsImage != file.Type.IsImage)
        {
            return new ReplaceResult.Refused(file.Type.IsImage ? "A picture can't take a document's place; upload it as a file of its own." : "A document can't take a picture's place; upload it as a file of its own.");
        }

        var args = new { Id = id, file.Address, file.Hash, file.Name, Type = file.Type.Id, file.Size, file.Width, file.Height, file.TextState, Now = clock.GetUtcNow(), Author = author };
        if (await session.FirstAsync<Current>(sql["owner"], args, ct) is { } owner && owner.Id != id)
        {
            return new ReplaceResult.Refused($"This content is in the library already, as “{owner.Title}”; use that file, or delete it for good first.");
        }

        await session.RunAsync(sql["put-aside"], args, ct);
        await session.RunAsync(sql["put-file"], args, ct);
        await session.RunAsync(sql["point"], args, ct);
        await audit.RecordAsync(session, author, AuditAction.Changed, new("file", id), $"{current.Title}\nReplaced by {file.Name}", ct);
        return new ReplaceResult.Replaced();
    }

    private sealed record Current
    {
        public required string Id { get; init; }

        public required string Title { get; init; }

        public required string Address { get; init; }

        public required string Type { get; init; }
    }
}
