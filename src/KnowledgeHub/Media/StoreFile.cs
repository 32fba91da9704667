using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>How storing an upload went.</summary>
public abstract record StoreResult
{
    public sealed record Stored(string Id, string Title) : StoreResult;

    /// <summary>The same content is in the library already, now or as an earlier file of this one.</summary>
    public sealed record AlreadyThere(string Id, string Title) : StoreResult;

    public sealed record Refused(string Why) : StoreResult;
}

/// <summary>What is known of a picture when it comes in; nothing of a plain upload.</summary>
public sealed record PictureText(string Alt, bool Decorative);

/// <summary>Adds an upload to the library. The same content is never there twice; a deleted one comes back.</summary>
public sealed class StoreFile(Database database, StageFile stage, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<StoreFile>();

    public async Task<StoreResult> RunAsync(Stream content, string? sentName, string author, CancellationToken ct)
    {
        var staged = await stage.RunAsync(content, sentName, ct);
        if (staged is StageResult.Refused refused)
        {
            return new StoreResult.Refused(refused.Why);
        }

        // Nothing comes back when somebody else stored the same content at the same moment; then it is there.
        StoreResult? result = null;
        while (result is null)
        {
            await using var session = await database.BeginAsync(ct);
            result = await RunAsync(session, ((StageResult.Staged)staged).File, new("", false), author, ct);
            await (result is null ? Task.CompletedTask : session.CommitAsync(ct));
        }

        return result;
    }

    /// <summary>The same inside the caller's transaction, for imports; null when somebody else stored the same content at this moment, and the caller begins again.</summary>
    public async Task<StoreResult?> RunAsync(Session session, StagedFile file, PictureText text, string author, CancellationToken ct)
    {
        if (await session.FirstAsync<Owner>(sql["owner"], new { file.Address }, ct) is { } owner)
        {
            if (await session.RunAsync(sql["bring-back"], new { owner.Id }, ct) == 1)
            {
                await audit.RecordAsync(session, author, AuditAction.Changed, new("file", owner.Id), $"{owner.Title}\nBrought back by an upload", ct);
            }

            return owner.Hash == file.Hash
                ? new StoreResult.AlreadyThere(owner.Id, owner.Title)
                : new StoreResult.Refused("The file can't be told from another one in the library; save it once more, which changes it a little, and upload that.");
        }

        var args = new
        {
            Id = Id.New(clock),
            file.Address,
            file.Hash,
            file.Name,
            file.Title,
            text.Alt,
            text.Decorative,
            Type = file.Type.Id,
            file.Size,
            file.Width,
            file.Height,
            file.TextState,
            Now = clock.GetUtcNow(),
            Author = author,
        };
        if (await session.RunAsync(sql["add"], args, ct) == 0 || await session.RunAsync(sql["add-file"], args, ct) == 0)
        {
            return null;
        }

        await audit.RecordAsync(session, author, AuditAction.Added, new("file", args.Id), $"{args.Title} ({args.Name})", ct);
        return new StoreResult.Stored(args.Id, args.Title);
    }

    private sealed record Owner
    {
        public required string Id { get; init; }

        public required string Title { get; init; }

        public required string Hash { get; init; }
    }
}
