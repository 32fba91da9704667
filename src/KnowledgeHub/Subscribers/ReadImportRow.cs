using System.Globalization;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Subscribers;

/// <summary>Reads one row of a file of subscribers; every problem is one sentence that says what to write.</summary>
public static class ReadImportRow
{
    /// <summary>The longest source of consent, in characters.</summary>
    public const int LongestSource = 500;

    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static (ImportedRow? Row, string? Problem) Run(CsvRow row, Terms terms, DateTimeOffset now)
    {
        if (row.IsBroken)
        {
            return (null, "A quote in this row is not closed; close it, or leave the quotes out.");
        }

        if (row.Cells.Any(cell => cell.Any(char.IsControl)))
        {
            return (null, "A cell holds a character that can't be seen; type the cell anew.");
        }

        if (!Mailbox.TryReadAddress(row["email"], out var email))
        {
            return (null, "The address is not complete; write it like name@example.org.");
        }

        var read = new ImportedRow
        {
            Number = row.Line,
            Email = email,
            Status = row["status"].ToLowerInvariant(),
            ConsentSource = row["consent_source"],
            ConsentedAt = Date(row["consented_at"]),
            Chosen = new Preferences(
                row["audience"].ToLowerInvariant(),
                [.. row["topics"].Split(';', ',').Select(topic => topic.Trim().ToLowerInvariant()).Where(topic => topic.Length > 0).Distinct()],
                row["locale"] is { Length: > 0 } locale ? locale.ToLowerInvariant() : "en",
                row["frequency"] is { Length: > 0 } frequency ? frequency.ToLowerInvariant() : "each-issue")
            {
                Country = row["country"].ToUpperInvariant(),
                Organisation = row["organisation"],
            },
        };
        var problem = ProofProblem(read, row["consented_at"], now) ?? (read.Status == "unsubscribed" ? null : ChoiceProblem(read.Chosen, terms));
        return problem is null ? (read, null) : (null, problem);
    }

    private static string? ProofProblem(ImportedRow row, string date, DateTimeOffset now) => row.Status switch
    {
        not ("confirmed" or "pending" or "unsubscribed") => $"The status is '{row.Status}'; write confirmed, pending or unsubscribed.",
        _ when date.Length > 0 && row.ConsentedAt is null => $"'{date}' is no date; write it like 2026-03-31.",
        _ when row.ConsentedAt > now.AddDays(1) => "The date of the consent lies in the future; write the day on which it was given.",
        _ when row.ConsentSource.Length > LongestSource => $"The source of the consent has more than {LongestSource} characters; shorten it.",
        "confirmed" when row.ConsentSource.Length == 0 => "A confirmed subscriber needs consent_source: say where and how consent was given.",
        "confirmed" when row.ConsentedAt is null => "A confirmed subscriber needs consented_at: write the day of the consent like 2026-03-31.",
        _ => null,
    };

    private static string? ChoiceProblem(Preferences chosen, Terms terms) =>
        Audience.Find(chosen.Audience) is null ? $"'{chosen.Audience}' is no audience; write one of {string.Join(", ", Audience.All.Select(audience => audience.Id))}."
        : chosen.Topics.FirstOrDefault(topic => terms.Topic(topic) is null) is { } unknown ? $"There is no topic '{unknown}'; write the addresses of topics, separated by semicolons."
        : !CheckPreferences.IsLocale(chosen.Locale) ? $"'{chosen.Locale}' is no language of the newsletter; write en, fr or es."
        : Preferences.Frequencies.All(frequency => frequency.Id != chosen.Frequency) ? $"'{chosen.Frequency}' is no frequency; write one of {string.Join(", ", Preferences.Frequencies.Select(frequency => frequency.Id))}."
        : chosen.Country.Length > 0 && terms.Place(chosen.Country) is null ? $"'{chosen.Country}' is no country; write its code of two letters, such as KE."
        : chosen.Organisation.Length > Preferences.LongestOrganisation ? $"The organisation has more than {Preferences.LongestOrganisation} characters; shorten it."
        : null;

    private static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) && date.Year > 1970 ? date : null;
}

/// <summary>A row that can be imported.</summary>
public sealed record ImportedRow
{
    public required int Number { get; init; }

    public required string Email { get; init; }

    /// <summary><c>confirmed</c>, <c>pending</c> or <c>unsubscribed</c>.</summary>
    public required string Status { get; init; }

    public required string ConsentSource { get; init; }

    /// <summary>When consent was given; for somebody who unsubscribed, when they did.</summary>
    public DateTimeOffset? ConsentedAt { get; init; }

    public required Preferences Chosen { get; init; }
}
