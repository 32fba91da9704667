using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Influence;

/// <summary>
/// Hands whom an item concerns over to the newsletter, as a segment. A segment chooses among subscribers, who have agreed to
/// get it: nobody of the directory is mailed because of it, and no person's name goes along.
/// </summary>
public sealed class HandOver(Database database, AuditTrail audit, TimeProvider clock)
{
    public const int LongestName = 80;

    private readonly NamedSql sql = database.Sql<HandOver>();

    /// <param name="name">What the segment is called.</param>
    /// <param name="choices">Kinds <c>topic</c>, <c>place</c> and <c>organisation</c>; a subscriber fits who fits one of each kind that is there.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<RecordResult> RunAsync(string name, IReadOnlyList<(string Kind, string Value)> choices, string who, CancellationToken ct)
    {
        var named = Tidy.Line(name);
        if (named.Length is 0 or > LongestName)
        {
            return RecordResult.Refused("name", $"Give the segment a name of at most {LongestName} characters.");
        }

        if (choices.Count == 0)
        {
            return RecordResult.Refused("choices", "Tick at least one topic, country or organisation.");
        }

        await using var session = await database.BeginAsync(ct);
        var args = new { Id = Id.New(clock), Name = named, Now = clock.GetUtcNow(), Who = who };
        if (await session.ScalarAsync<int>(sql["taken"], args, ct) > 0)
        {
            return RecordResult.Refused("name", "There is a segment of that name already; choose another name.");
        }

        await session.RunAsync(sql["add"], args, ct);
        foreach (var (kind, value) in choices.Select(choice => (choice.Kind, choice.Kind == "organisation" ? KeyOf(choice.Value) : choice.Value)).Distinct())
        {
            await session.RunAsync(sql["choose"], new { args.Id, Kind = kind, Value = value }, ct);
        }

        await audit.RecordAsync(session, who, AuditAction.Added, new("segment", args.Id), named, ct);
        await session.CommitAsync(ct);
        return new RecordResult.Saved(args.Id);
    }

    // As subscribers' organisations are compared.
    private static string KeyOf(string organisation) => string.Join(' ', Tidy.Line(organisation).Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
