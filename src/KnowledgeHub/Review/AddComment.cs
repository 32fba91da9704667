using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Review;

/// <summary>A comment as it was typed.</summary>
public sealed record NewComment
{
    /// <summary>The version it is about.</summary>
    public required string Version { get; init; }

    /// <summary>The comment it answers, or null.</summary>
    public string? Answers { get; init; }

    /// <summary>The paragraph it is about; empty for the whole item.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Some words of that paragraph; empty for all of it.</summary>
    public string Quote { get; init; } = "";

    public required string Text { get; init; }
}

/// <summary>Adds a comment or an answer.</summary>
public sealed class AddComment(Database database, ReviewedVersions versions, AuditTrail audit, TimeProvider clock)
{
    public const int LongestText = 4000;
    public const int LongestQuote = 400;
    private const int Most = 1000;

    private readonly NamedSql sql = database.Sql<AddComment>();

    /// <returns>What to mend, or null when it is stored.</returns>
    public async Task<Problem?> RunAsync(string contentId, NewComment comment, string who, string name, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var problem = await AddAsync(session, contentId, comment, new Writer(who, name, "", null), ct);
        if (problem is null)
        {
            await audit.RecordAsync(session, who, AuditAction.Added, new("comment", contentId), Short(comment.Text), ct);
            await session.CommitAsync(ct);
        }

        return problem;
    }

    /// <summary>The same for a guest, in the transaction in which the link was checked.</summary>
    internal async Task<Problem?> RunAsync(Session session, Guest guest, NewComment comment, string name, string organisation, CancellationToken ct)
    {
        var problem = await AddAsync(session, guest.ContentId, comment, new Writer("", name, organisation, guest.Id), ct);
        if (problem is null)
        {
            await audit.RecordAsync(session, "", AuditAction.Added, new("comment", guest.ContentId), $"By a guest: {name}{(organisation.Length > 0 ? $", {organisation}" : "")}\n{Short(comment.Text)}", ct);
        }

        return problem;
    }

    private async Task<Problem?> AddAsync(Session session, string contentId, NewComment comment, Writer writer, CancellationToken ct)
    {
        var text = comment.Text.Replace("\r", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal).Trim();
        if (text.Length is 0 or > LongestText)
        {
            return new("text", text.Length == 0 ? T("Write your comment first.") : T("The comment is longer than {0} characters; shorten it or make two of it.", LongestText));
        }

        if (await versions.FindAsync(session, comment.Version, ct) is not { } version || version.ContentId != contentId)
        {
            return new("text", T("That version is not there any more; open the page anew."));
        }

        if (await session.ScalarAsync<int>(sql["count"], new { ContentId = contentId }, ct) >= Most)
        {
            return new("text", T("This item has {0} comments, which is the most.", Most));
        }

        var (quote, problem) = await PlaceAsync(session, version, comment, writer, ct);
        if (problem is not null)
        {
            return problem;
        }

        await session.RunAsync(
            sql["add"],
            new
            {
                Id = Id.New(clock),
                ContentId = contentId,
                comment.Version,
                ThreadId = comment.Answers,
                Anchor = comment.Answers is null ? comment.Anchor : "",
                Quote = quote,
                Text = text,
                writer.Author,
                writer.Name,
                writer.Organisation,
                writer.GuestId,
                Now = clock.GetUtcNow(),
            },
            ct);
        return null;
    }

    private async Task<(string Quote, Problem? Problem)> PlaceAsync(Session session, ReviewedVersion version, NewComment comment, Writer writer, CancellationToken ct)
    {
        if (comment.Answers is not null)
        {
            // Guests answer in their own threads only: they do not see the others.
            return await session.ScalarAsync<int>(sql["has-thread"], new { comment.Answers, version.ContentId, GuestId = writer.GuestId ?? "" }, ct) == 1
                ? ("", null)
                : ("", new("text", T("The comment you answer is not there any more.")));
        }

        if (comment.Anchor.Length == 0)
        {
            return ("", null);
        }

        if (version.Passages.FirstOrDefault(passage => passage.Anchor == comment.Anchor) is not { } paragraph)
        {
            return ("", new("anchor", T("That paragraph is not in this version; choose another one, or comment on the whole item.")));
        }

        var quote = Names.Tidy(comment.Quote);
        return quote.Length > 0 && quote.Length <= LongestQuote && paragraph.Text.Contains(quote, StringComparison.Ordinal)
            ? (quote, null)
            : (paragraph.Text[..Math.Min(paragraph.Text.Length, LongestQuote)], null);
    }

    private static string Short(string text) => text.Length > 200 ? text[..200] + "…" : text;

    private sealed record Writer(string Author, string Name, string Organisation, string? GuestId);
}
