using KnowledgeHub.Accounts;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Milestones;

/// <summary>What is to be written for the empty cells of the coverage map, and which countries the map shows besides.</summary>
public sealed class Commissions(Database database, Colleagues colleagues, AuditTrail audit, TimeProvider clock)
{
    public const int LongestNote = 500;

    private readonly NamedSql sql = database.Sql<Commissions>();

    public async Task<IReadOnlyList<Commission>> ListAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<Commission>(sql["list"], ct: ct)];
    }

    /// <summary>The countries that the map shows though nothing names them.</summary>
    public async Task<IReadOnlyList<string>> PlacesAsync(CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        return [.. await session.QueryAsync<string>(sql["places"], ct: ct)];
    }

    public async Task ChoosePlacesAsync(IReadOnlyList<string> codes, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        await session.RunAsync(sql["clear-places"], ct: ct);
        foreach (var code in (await session.QueryAsync<string>(sql["countries"], ct: ct)).Intersect(codes).ToList())
        {
            await session.RunAsync(sql["add-place"], new { Code = code, Who = who, Now = clock.GetUtcNow() }, ct);
        }

        await audit.RecordAsync(session, who, AuditAction.Changed, new("coverage", "places"), string.Join(", ", codes.Order(StringComparer.Ordinal)), ct);
        await session.CommitAsync(ct);
    }

    /// <summary>Stores what is to be written; without a note and somebody responsible the entry goes.</summary>
    /// <returns>What to mend, or null.</returns>
    public async Task<string?> SaveAsync(Commission typed, string who, CancellationToken ct)
    {
        var commission = typed with { Note = typed.Note.Replace("\0", "", StringComparison.Ordinal).Trim(), Responsible = typed.Responsible.Replace("\0", "", StringComparison.Ordinal).Trim() };
        if (commission.Note.Length > LongestNote)
        {
            return $"Shorten the note to {LongestNote} characters.";
        }

        if (commission.Responsible.Length > 0 && (await colleagues.ListAsync(ct)).All(colleague => !colleague.Is(commission.Responsible)))
        {
            return "Choose a colleague from the list.";
        }

        await using var session = await database.BeginAsync(ct);
        if (await session.ScalarAsync<int>(sql["known"], commission, ct) == 0)
        {
            return "That ask or country does not exist.";
        }

        var query = commission.Note.Length + commission.Responsible.Length == 0 ? "remove" : "save";
        await session.RunAsync(sql[query], new { commission.Ask, commission.Country, commission.Note, commission.Responsible, Who = who, Now = clock.GetUtcNow() }, ct);
        await audit.RecordAsync(session, who, AuditAction.Changed, new("commission", $"{commission.Ask} {commission.Country}"), commission.Note, ct);
        await session.CommitAsync(ct);
        return null;
    }
}

/// <summary>What is to be written for one ask in one country.</summary>
public sealed record Commission
{
    public required string Ask { get; init; }

    public required string Country { get; init; }

    public string Note { get; init; } = "";

    /// <summary>The mail address of a member of staff; empty when nobody was named.</summary>
    public string Responsible { get; init; } = "";

    public DateTimeOffset UpdatedAt { get; init; }

    public string UpdatedBy { get; init; } = "";
}
