using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>How withdrawing went.</summary>
public enum WithdrawResult
{
    Withdrawn,

    /// <summary>There is nothing published under this id.</summary>
    NotPublished,

    /// <summary>Readers must be told why.</summary>
    NoteMissing,

    /// <summary>Longer than <see cref="WithdrawContent.LongestNote"/>.</summary>
    NoteTooLong,
}

/// <summary>Takes an item out of lists, search and feeds. Its page stays at its address and says why it no longer holds.</summary>
public sealed class WithdrawContent(Database database, ChangeFeed changes, Announcements announcements, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The longest public notice, in characters.</summary>
    public const int LongestNote = 500;

    private readonly NamedSql sql = database.Sql<WithdrawContent>();

    public async Task<WithdrawResult> RunAsync(string id, string note, string editor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(note))
        {
            return WithdrawResult.NoteMissing;
        }

        if (note.Trim().Length > LongestNote)
        {
            return WithdrawResult.NoteTooLong;
        }

        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var args = new { Id = id, Note = note.Trim(), Now = clock.GetUtcNow(), Editor = editor };
        if (await session.ScalarAsync<string>(sql["hide"], args, ct) is not { } title)
        {
            return WithdrawResult.NotPublished;
        }

        var version = await session.ScalarAsync<string>(sql["mark-withdrawn"], args, ct);
        var sequence = await changes.AppendAsync(session, id, ChangeKind.Withdrawn, ct);
        await announcements.AddAsync(session, new Announcement { Sequence = sequence, ContentId = id, Kind = Announcement.Withdrawn, Note = args.Note, At = args.Now }, ct);
        await audit.RecordAsync(session, editor, AuditAction.Withdrawn, new("content", id, version), $"{title}\nReason: {note.Trim()}", ct);
        await session.CommitAsync(ct);
        return WithdrawResult.Withdrawn;
    }
}
