using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Media;

/// <summary>What staff say about a file.</summary>
public sealed record MediaDetails(string Title, string Alt, bool Decorative, string Credit, bool IsPublic);

/// <summary>How changing went: the sentence is empty when it is done.</summary>
public sealed record ChangeMediaResult(bool Found, string Field = "", string Problem = "");

/// <summary>Changes a file's title, alternative text, credit and who may open it.</summary>
public sealed class ChangeMedia(Database database, MediaUses uses, ChangeFeed changes, AuditTrail audit, TimeProvider clock)
{
    public const int LongestTitle = 160;
    public const int LongestAlt = 500;
    public const int LongestCredit = 200;

    private readonly NamedSql sql = database.Sql<ChangeMedia>();

    public async Task<ChangeMediaResult> RunAsync(string id, MediaDetails details, string author, CancellationToken ct)
    {
        var (title, alt, credit) = (Line(details.Title), Line(details.Alt), Line(details.Credit));
        if (Check(title, alt, credit) is { Length: > 0 } problem)
        {
            return new(true, title.Length is 0 or > LongestTitle ? "title" : alt.Length > LongestAlt ? "alt" : "credit", problem);
        }

        await using var session = await database.BeginAsync(ct);
        await changes.TakeTurnAsync(session, ct);
        var args = new { Id = id, Title = title, Alt = alt, details.Decorative, Credit = credit, details.IsPublic, Now = clock.GetUtcNow(), Author = author };
        if (await session.RunAsync(sql["change"], args, ct) == 0)
        {
            return new(false);
        }

        await audit.RecordAsync(session, author, AuditAction.Changed, new("file", id), details.IsPublic ? $"{title}\nPublic" : title, ct);
        await uses.TellItemsAsync(session, id, ct);
        await session.CommitAsync(ct);
        return new(true);
    }

    private static string Check(string title, string alt, string credit) =>
        title.Length == 0 ? "The title is empty; lists and readers need one."
        : title.Length > LongestTitle ? $"The title has {title.Length} characters and at most {LongestTitle} fit."
        : alt.Length > LongestAlt ? $"The alternative text has {alt.Length} characters and at most {LongestAlt} fit; what needs more belongs into the text."
        : credit.Length > LongestCredit ? $"The credit has {credit.Length} characters and at most {LongestCredit} fit."
        : "";

    private static string Line(string text) => string.Join(' ', new string([.. text.Where(c => char.IsWhiteSpace(c) || !char.IsControl(c))]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
