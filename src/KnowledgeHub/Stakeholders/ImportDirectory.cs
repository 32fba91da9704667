using System.Globalization;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Stakeholders;

/// <summary>
/// Reads organisations or people from CSV. A dry run does everything and keeps nothing. Records that are there already stay
/// as they are; when one row can't be taken, nothing is stored at all.
/// </summary>
public sealed class ImportDirectory(Database database, SaveOrganisation saveOrganisation, SavePerson savePerson, ChangeRoles roles, ChangeConsents consents)
{
    public const int MostRows = 5_000;

    /// <summary>What the file of organisations may have; only name and kind are required.</summary>
    public static IReadOnlyList<string> OrganisationColumns { get; } = ["name", "kind", "short_name", "country", "city", "website", "topics", "other_names", "notes"];

    /// <summary>What the file of people may have; only name and lawful_basis are required.</summary>
    public static IReadOnlyList<string> PersonColumns { get; } =
    [
        "name", "lawful_basis", "email", "phone", "languages", "country", "city", "organisation", "title", "from", "preferred_channel", "may_mail", "may_call", "topics",
        "consent_purpose", "consent_source", "consented_on", "consent_expires_on", "notes",
    ];

    private readonly NamedSql sql = database.Sql<ImportDirectory>();

    /// <param name="people">Whether the file holds people; else it holds organisations.</param>
    /// <param name="text">The file.</param>
    /// <param name="store">Whether to keep what was read; false is the dry run.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<ImportedDirectory> RunAsync(bool people, string text, bool store, string who, CancellationToken ct)
    {
        var file = await CsvRows.ReadAsync(text, MostRows, ct);
        if (file.Problem is not null)
        {
            return new([], file.Problem);
        }

        var columns = people ? PersonColumns : OrganisationColumns;
        if (file.Headings.FirstOrDefault(heading => !columns.Contains(heading)) is { } unknown)
        {
            return new([], $"There is no column “{unknown}”; the columns are {string.Join(", ", columns)}.");
        }

        if (columns.Take(2).FirstOrDefault(column => !file.Headings.Contains(column)) is { } missing)
        {
            return new([], $"The column “{missing}” is missing; add it to the first line.");
        }

        await using var session = await database.BeginAsync(ct);
        var rows = new List<ImportedRow>();
        foreach (var row in file.Rows)
        {
            rows.Add(people ? await PersonAsync(session, row, who, ct) : await OrganisationAsync(session, row, who, ct));
        }

        var outcome = new ImportedDirectory(rows, null);
        if (store && outcome.IsGood)
        {
            await session.CommitAsync(ct);
        }

        return outcome;
    }

    private async Task<ImportedRow> OrganisationAsync(Session session, CsvRow row, string who, CancellationToken ct)
    {
        var organisation = new Organisation
        {
            Name = row["name"],
            Kind = row["kind"],
            ShortName = row["short_name"],
            Country = row["country"],
            City = row["city"],
            Website = row["website"],
            Topics = row.List("topics"),
            Notes = row["notes"],
            OtherNames = [.. row.List("other_names").Select(name => name.Split('=', 2)).Select(parts => parts.Length == 2 ? new OtherName { Locale = parts[0], Name = parts[1] } : new OtherName { Locale = "en", Name = parts[0] })],
        };
        return await session.ScalarAsync<string>(sql["known-organisation"], new { NameKey = NameKey.Of(organisation.Name) }, ct) is not null
            ? new(row.Line, organisation.Name, ImportVerdict.Known, "It is there already and stays as it is.")
            : Report(row, organisation.Name, await saveOrganisation.RunAsync(session, organisation, who, ct));
    }

    private async Task<ImportedRow> PersonAsync(Session session, CsvRow row, string who, CancellationToken ct)
    {
        var name = row["name"];
        if (await session.ScalarAsync<string>(sql["known-person"], new { Mail = row["email"].ToLowerInvariant(), NameKey = NameKey.Of(name) }, ct) is not null)
        {
            return new(row.Line, name, ImportVerdict.Known, "Somebody with this address, or with this name and no address in the file, is there already and stays as they are.");
        }

        if (Flag(row["may_mail"]) is not { } mayMail || Flag(row["may_call"]) is not { } mayCall)
        {
            return new(row.Line, name, ImportVerdict.Refused, "may_mail and may_call are yes or no.");
        }

        var result = await savePerson.RunAsync(session, PersonOf(row) with { MayMail = mayMail, MayCall = mayCall }, who, ct);
        if (result is RecordResult.Saved saved)
        {
            result = await RoleAsync(session, row, saved.Id, who, ct) ?? await ConsentAsync(session, row, saved.Id, who, ct) ?? result;
        }

        return Report(row, name, result);
    }

    private static Person PersonOf(CsvRow row) => new()
    {
        Name = row["name"],
        LawfulBasis = row["lawful_basis"],
        Languages = row["languages"],
        Country = row["country"],
        City = row["city"],
        PreferredChannel = row["preferred_channel"],
        Topics = row.List("topics"),
        Notes = row["notes"],
        Addresses = [new() { Kind = "mail", Value = row["email"] }, new() { Kind = "phone", Value = row["phone"] }],
    };

    // Null when the row names no organisation, or all is well.
    private async Task<RecordResult?> RoleAsync(Session session, CsvRow row, string person, string who, CancellationToken ct)
    {
        if (row["organisation"].Length == 0)
        {
            return null;
        }

        if (await session.ScalarAsync<string>(sql["known-organisation"], new { NameKey = NameKey.Of(row["organisation"]) }, ct) is not { } organisation)
        {
            return RecordResult.Refused("organisation", $"There is no organisation “{row["organisation"]}”; import the organisations first.");
        }

        if (!Day(row["from"], out var from))
        {
            return RecordResult.Refused("from", "from is a day like 2026-05-22.");
        }

        return await roles.AddAsync(session, new PersonRole { PersonId = person, OrganisationId = organisation, Title = row["title"], FromDay = from }, who, ct) is RecordResult.Invalid problem ? problem : null;
    }

    private async Task<RecordResult?> ConsentAsync(Session session, CsvRow row, string person, string who, CancellationToken ct)
    {
        if (row["consent_purpose"].Length == 0)
        {
            return null;
        }

        if (!Day(row["consented_on"], out var given) || !Day(row["consent_expires_on"], out var expires))
        {
            return RecordResult.Refused("consented_on", "consented_on and consent_expires_on are days like 2026-05-22.");
        }

        foreach (var purpose in row.List("consent_purpose"))
        {
            var consent = new Consent { Purpose = purpose, Source = row["consent_source"], GivenOn = given ?? default, ExpiresOn = expires };
            if (await consents.RecordAsync(session, person, consent, who, ct) is RecordResult.Invalid problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static ImportedRow Report(CsvRow row, string name, RecordResult result) => result is RecordResult.Invalid invalid
        ? new(row.Line, name, ImportVerdict.Refused, string.Join(" ", invalid.Problems.Select(problem => problem.Message)))
        : new(row.Line, name, ImportVerdict.Added, "");

    private static bool? Flag(string cell) => cell.ToLowerInvariant() switch { "" or "no" or "false" or "0" => false, "yes" or "true" or "1" => true, _ => null };

    private static bool Day(string cell, out DateOnly? day)
    {
        day = DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
        return day is not null || cell.Length == 0;
    }
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Rows">A line of report for each row.</param>
/// <param name="Problem">Why the file can't be read as a whole, or null.</param>
public sealed record ImportedDirectory(IReadOnlyList<ImportedRow> Rows, string? Problem)
{
    public bool IsGood => Problem is null && Rows.Any(row => row.Verdict == ImportVerdict.Added) && Rows.All(row => row.Verdict != ImportVerdict.Refused);

    public int Count(ImportVerdict verdict) => Rows.Count(row => row.Verdict == verdict);
}

/// <summary>What became of one row.</summary>
public sealed record ImportedRow(int Line, string Name, ImportVerdict Verdict, string Message);

/// <summary>What became of a row.</summary>
public enum ImportVerdict
{
    Added,
    Known,
    Refused,
}
