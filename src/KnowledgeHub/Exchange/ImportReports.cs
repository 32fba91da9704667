using System.Globalization;
using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Exchange;

/// <summary>What was lost or changed when an item was imported. The audit trail keeps it: it is what was done, when and by whom.</summary>
public sealed class ImportReports(Database database, AuditTrail audit)
{
    private const string Kind = "import";

    private readonly NamedSql sql = database.Sql<ImportReports>();

    /// <summary>Keeps the report in the transaction that stores the item.</summary>
    internal async Task<ImportResult> KeepAsync(Session session, string id, string title, string origin, IReadOnlyList<string> notes, string author, CancellationToken ct)
    {
        await audit.RecordAsync(session, author, AuditAction.Added, new(Kind, id), string.Join('\n', notes.Prepend($"From the {origin}")), ct);
        return new ImportResult.Imported(id, title, notes);
    }

    /// <summary>The report of an item, or null when it was not imported.</summary>
    public async Task<ImportedFrom?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return await session.ScalarAsync<string>(sql["last"], new { Kind, Id = id }, ct) is { } details
            ? new(details.Split('\n')[0], [.. details.Split('\n').Skip(1)])
            : null;
    }

    /// <summary>The language that a document says it is in, as the hub names languages, and a note on it. Most programs name a country too, which says nothing of the text.</summary>
    internal static string Language(string said, List<string> notes)
    {
        var tag = said.Trim().Replace('_', '-').Split('-')[0].ToLowerInvariant();
        if (!Locales.IsTag(tag))
        {
            notes.Add("It does not say its language; the draft is set to English.");
            return "en";
        }

        notes.Add($"It says that its language is {NameOf(tag)}; change it under “Address and language” if that is wrong.");
        return tag;
    }

    private static string NameOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}

/// <summary>Where an item came from, and what was lost or changed on the way.</summary>
public sealed record ImportedFrom(string Origin, IReadOnlyList<string> Notes);
